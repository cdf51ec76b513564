// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.RelationName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A part of a name, or a whole one with stars. */
class TableFilterTest {

    @ParameterizedTest(name = "{0} {1}.{2}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            ``,                 public, orders
            *,                  public, orders
            ***,                public, orders
            orders,             public, orders
            order,              public, order_items
            rder,               public, orders
            ORDERS,             public, orders
            orders,             public, Orders
            ÄRGER,              public, ärger
            public.,            public, orders
            public.orders,      public, orders
            c.o,                public, orders
            order*,             public, orders
            *items,             public, order_items
            *der_it*,           public, order_items
            o*s,                public, orders
            o*d*r*s,            public, orders
            public.*,           public, orders
            *.orders,           public, orders
            p*.o*,              public, orders
            orders*,            public, orders
            *orders,            public, orders
            a*a,                public, aa
            *a*a*,              public, banana
            50%,                public, `50%`
            `"`,                public, `say "hi"`
            """)
    void admits(String filter, String schema, String name) {
        assertThat(new TableFilter(filter).admits(RelationName.of(schema, name)))
                .isTrue();
    }

    @ParameterizedTest(name = "{0} {1}.{2}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            items,              public, orders
            orders_,            public, orders
            audit.,             public, orders
            order*,             public, new_orders
            *order,             public, orders
            a*a,                public, a
            *a*a*a*a*,          public, banana
            o*o,                public, orders
            *x*,                public, orders
            public.o*x,         public, orders
            o_ders,             public, orders
            %,                  public, orders
            ord.rs,             public, orders
            ^orders$,           public, orders
            [o]rders,           public, orders
            orders|items,       public, orders
            \\\\Qorders\\\\E,       public, orders
            `') OR 1=1 --`,     public, orders
            `orders `,          public, orders
            `"public"."orders"`, public, orders
            """)
    void leavesOut(String filter, String schema, String name) {
        assertThat(new TableFilter(filter).admits(RelationName.of(schema, name)))
                .isFalse();
    }

    /** A pattern that backtracks would not end in a lifetime. */
    @Test
    void isNeverSlow() {
        TableFilter filter = new TableFilter("*a".repeat(30_000) + "*b");

        assertThat(filter.admits(RelationName.of("a".repeat(63), "a".repeat(63))))
                .isFalse();
    }
}
