// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.screen.Bounds;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Lexer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts at the edge of each bound, where parsers and walks take longest. */
final class HostileShapes {

    private static final int DEPTH = Bounds.MAX_DEPTH - 1;
    private static final int CHAIN = Bounds.MAX_CHAIN - 1;
    private static final int BYTES = 64 * 1024 - 100;

    private final Map<String, String> shapes = new LinkedHashMap<>();

    /** Each text by its name. */
    static Map<String, String> all() {
        HostileShapes hostile = new HostileShapes();
        hostile.nested();
        hostile.chained();
        hostile.listed();
        hostile.queries();
        hostile.broken();
        hostile.literals();
        hostile.switched();
        return hostile.shapes;
    }

    /** What profiles can switch on. */
    private void switched() {
        String counted =
                "with recursive w (n, id) as (select 1, 1 union all select n + 1, %s from w where n < 50) select id from w";
        shapes.put("recursion with a wide step", counted.formatted("id" + " + id".repeat(CHAIN)));
        shapes.put("recursion with a deep step", counted.formatted("abs(".repeat(50) + "id" + ")".repeat(50)));
        shapes.put("recursion with queries", counted.formatted("(select 1)" + " + (select 1)".repeat(CHAIN)));
        shapes.put("recursion with a path", counted.formatted("id" + " || id".repeat(CHAIN)));
        nest("recursion", "", "with recursive w as (select 1 as id union all ", "select 2", ") select id from w", "");
        list("recursive queries", "with recursive ", "a as (select 1 as id)", " select 1");
        list("series", "select 1 from ", "generate_series(1, 9) g", "");
        list("series of series", "select ", "generate_series(1, (select 9))", "");
        nest("stars", "", "select * from (", "select * from customers", ") x", "");
        list("stars", "select ", "*", " from customers a cross join customers b");
        list("qualified stars", "select ", "a.*", " from customers a");
        shapes.put("star over many joins", "select * from customers" + " natural join customers".repeat(CHAIN - 1));
        chain("of distances", "select id from customers where name", " <-> name", "");
        chain("of similarities", "select id from customers where name", " % name and name", " = name");
    }

    private void nested() {
        nest("parentheses", "select ", "(", "id", ")", " from customers");
        nest("calls", "select ", "abs(", "id", ")", " from customers");
        nest("calls of two", "select ", "coalesce(id, ", "id", ")", " from customers");
        nest("arrays", "select ", "array[", "id", "]", " from customers");
        nest("subscripts", "select ", "(array[1, 2])[", "1", "]", "");
        nest("casts", "select ", "cast(", "id", " as text)", " from customers");
        nest("extracts", "select ", "extract(day from ", "placed_at", ")", " from orders");
        nest("cases", "select ", "case when id = 1 then ", "1", " end", " from customers");
        nest("case operands", "select ", "case ", "id", " when 1 then 2 end", " from customers");
        nest("case conditions", "select ", "case when ", "id = 1", " then true end", " from customers");
        nest("rows", "select ", "row(1, ", "2", ")", "");
        nest("tuples", "select ", "(1, ", "2", ") = (1, 2)", "");
        nest("conditions", "select id from customers where ", "(id = 1 or ", "id = 2", ")", "");
        nest("sums of products", "select ", "(1 + (id * 2) - ", "id", ")", " from customers");
        nest("negations", "select id from customers where ", "not (", "id = 2", ")", "");
        nest("comparisons", "select ", "(id < ", "id", ")", " from customers");
        nest(
                "membership",
                "select id from customers where id in ",
                "(select id from customers where id in ",
                "(1)",
                ")",
                "");
        nest("existence", "select id from customers where ", "exists (select 1 from orders where ", "true", ")", "");
        nest("scalar queries", "select ", "(select ", "1", ")", "");
        nest("derived tables", "select x.id from ", "(select x.id from ", "customers x", ") x", "");
        nest("lateral tables", "select 1 from customers x", ", lateral (select x.id from customers y", "", ") z", "");
        nest("joins", "select 1 from ", "(customers a cross join ", "customers", ")", "");
        nest("set operations", "", "(select 1 union ", "select 2", ")", "");
        nest("nested WITH", "", "with a as (", "select 1 as id", ") select id from a", "");
        nest("windows", "select ", "sum(", "id", ") over (order by id)", " from customers");
        nest("filters", "select ", "count(*) filter (where ", "true", ")", " from customers");
        nest("IN tuples", "select id from customers where ", "(id, id) in ((1, 2), ", "(3, 4)", ")", "");
        nest("BETWEEN", "select id from customers where ", "(id between 1 and ", "2", ")", "");
        nest("LIKE", "select id from customers where ", "(name like ", "'a'", ")", "");
        nest("ANY", "select id from customers where ", "(id = any (array[", "1", "]))", "");
        nest("intervals", "select ", "(now() - interval '1 day' - ", "now()", ")", "");
        nest("grouping", "select id from customers group by ", "rollup (id, ", "id", ")", "");
    }

    private void nest(String name, String head, String open, String core, String close, String tail) {
        int depth = Math.max(1, DEPTH / Math.max(1, opened(open)));
        shapes.put("nested " + name, head + open.repeat(depth) + core + close.repeat(depth) + tail);
    }

    private static int opened(String text) {
        String words = " " + text + " ";
        long open = text.chars().filter(c -> c == '(' || c == '[').count()
                - text.chars().filter(c -> c == ')' || c == ']').count();
        return (int) open + (words.split(" case ", -1).length - 1);
    }

    private void chained() {
        for (String operator : "+ - * / % || = <> < ~ -> ->> @> && # ^ and or like is::text".split(" ", -1)) {
            String written = operator.equals("is::text") ? "::text" : " " + operator + " id";
            chain("of " + operator, "select id from customers where id", written, "");
        }
        for (String prefix : "not - + ~ @ |/ @-".split(" ", -1)) {
            chain("of prefix " + prefix, "select id from customers where", " " + prefix, " id");
        }
        chain("of IS NULL", "select id from customers where id", " is null", "");
        chain("of AT TIME ZONE", "select placed_at", " at time zone 'UTC'", " from orders");
        chain("of COLLATE", "select name", " collate \"C\"", " from customers");
        chain("of subscripts", "select (array[1])", "[1]", "");
        chain("of BETWEEN", "select id from customers where id", " between 1 and 2 and id", "");
        chain("of parentheses", "select id from customers where (id = 1)", " or (id = 1)", "");
        chain("of calls", "select abs(id)", " + abs(id)", " from customers");
        chain("of queries", "select (select 1)", " + (select 1)", "");
        chain("of cases", "select 1", " + case when id = 1 then 2 else 3 end", " from customers");
        chain("of WHEN", "select case", " when id = 1 then 2", " end from customers");
        chain("of joins", "select 1 from customers a", " join customers b on true", "");
        chain("of natural words", "select 1 from customers a", " left join orders o on o.id = a.id", "");
        chain("of UNION", "select id from customers", " union select id from customers", "");
        chain("of UNION in parentheses", "(select id from customers)", " union all (select id from customers)", "");
        chain("of dots", "select a", ".a", " from customers");
        chain("of ANY", "select id from customers where id", " = any (array[1]) and id", "");
        chain("of EXISTS", "select 1 where exists (select 1)", " and exists (select 1)", "");
    }

    private void chain(String name, String head, String link, String tail) {
        shapes.put("chain " + name, head + link.repeat(CHAIN) + tail);
    }

    private void listed() {
        list("columns", "select ", "id", " from customers");
        list("qualified columns", "select ", "c.id", " from customers c");
        list("aliases", "select ", "id as a", " from customers");
        list("calls", "select ", "abs(id)", " from customers");
        list("windows", "select ", "sum(id) over (order by id)", " from customers");
        list("cases", "select ", "case when id = 1 then 2 end", " from customers");
        list("queries", "select ", "(select 1)", "");
        list("typed literals", "select ", "date '2024-01-01'", "");
        list("casts", "select ", "'1'::int", "");
        list("rows", "select id from customers where (id, id) in (", "(1, 2)", ")");
        list("elements", "select id from customers where id in (", "1", ")");
        list("signed elements", "select id from customers where id in (", "-1", ")");
        list("summed elements", "select id from customers where id in (", "id + 1", ")");
        list("array elements", "select array[", "1", "]");
        list("values", "select t.column1 from (values ", "(1)", ") t");
        list("arguments", "select coalesce(", "id", ") from customers");
        list("relations", "select 1 from ", "customers c", "");
        list("lateral tables", "select 1 from customers c, ", "lateral (select c.id) d", "");
        list("sort keys", "select id from customers order by ", "id desc nulls last", "");
        list("grouping keys", "select id from customers group by ", "id", "");
        list("rollups", "select id from customers group by ", "rollup (id)", "");
        list("grouping sets", "select id from customers group by grouping sets (", "(id)", ")");
        list("windows by name", "select 1 from customers window ", "w as (order by id)", "");
        list("CTEs", "with ", "a as (select 1 as b)", " select 1");
    }

    private void list(String name, String head, String element, String tail) {
        int tokens = Lexer.read(element, new Findings()).size() + 1;
        String body = IntStream.range(0, (Bounds.MAX_TOKENS - 30) / tokens)
                .mapToObj(i -> element)
                .collect(Collectors.joining(", "));
        String text = head + body + tail;
        shapes.put(
                "list of " + name,
                text.length() <= BYTES ? text : head + body.substring(0, body.lastIndexOf(", ", BYTES - 200)) + tail);
    }

    private void queries() {
        shapes.put(
                "CTEs that name the one before",
                "with a0 as (select 1 as b)" + numbered(300, ", a%1$d as (select b from a%2$d)")
                        + " select b from a300");
        shapes.put(
                "CTEs of many columns",
                "with a0 as (select " + numbered(30, "1 as b%1$d, ") + "1 as b)"
                        + numbered(
                                60,
                                ", a%1$d as (select "
                                        + "b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15, b16, b17"
                                        + ", b18, b19, b20, b21, b22, b23, b24, b25, b26, b27, b28, b29, b30 from a%2$d)")
                        + " select b1 from a60");
        shapes.put(
                "CTEs that double",
                "with a0 as (select 1 as b)" + numbered(60, ", a%1$d as (select b + b as b from a%2$d)")
                        + " select b from a60");
        shapes.put(
                "queries nested with columns",
                "select b1 from "
                                .repeat(40)
                                .replace("select b1 from ", "select b1, b2, b3, b4, b5, b6, b7, b8, b9, b10 from (")
                        + "select " + numbered(10, "%1$d as b%1$d, ") + "1 as c" + ") x".repeat(40));
        shapes.put(
                "outer references from far inside",
                "select 1 from customers a0 where "
                        + numbered(60, "exists (select 1 from customers a%1$d where a0.id = a%2$d.id and ") + "true"
                        + ")".repeat(60));
        shapes.put("names that nothing bears", "select " + numbered(2_000, "x%1$d, ") + "1 from customers");
        shapes.put("calls that nobody knows", "select " + numbered(2_000, "f%1$d(1), ") + "1");
        shapes.put("relations that nobody has", "select 1 from " + numbered(2_000, "t%1$d, ") + "customers");
        shapes.put(
                "aliases in GROUP BY",
                "select " + numbered(900, "count(id) as a%1$d, ") + "1 as b from customers group by "
                        + numbered(900, "a%1$d, ") + "b");
        shapes.put(
                "aliases in ORDER BY",
                "select " + numbered(1_200, "id as a%1$d, ") + "1 as b from customers order by "
                        + numbered(1_200, "a%1$d, ") + "b");
        shapes.put(
                "rollups behind many words",
                "select id from customers group by " + numbered(2_400, "cube (id), ") + "id");
        shapes.put(
                "items to the left of lateral ones",
                "select 1 from customers c"
                        + numbered(300, " cross join lateral (select c.id, c.name, c.email) x%1$d"));
        shapes.put(
                "JSON paths",
                "select " + numbered(300, "jsonb_path_query_array(to_jsonb(1), '$[0 to 1, 0 to 1]'), ") + "1");
    }

    private static String numbered(int count, String format) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> format.formatted(i, i - 1))
                .collect(Collectors.joining());
    }

    private void broken() {
        shapes.put("open parentheses", "select " + "(".repeat(60_000));
        shapes.put("closing parentheses", "select " + ")".repeat(60_000));
        shapes.put("open brackets at the bound", "select " + "(".repeat(DEPTH) + "1");
        shapes.put("broken inside parentheses", "select " + "(".repeat(DEPTH) + "1 1" + ")".repeat(DEPTH));
        shapes.put("broken inside calls", "select " + "abs(".repeat(DEPTH) + "1 from" + ")".repeat(DEPTH));
        shapes.put("broken inside cases", "select " + "case when ".repeat(DEPTH) + "1 1" + " then 1 end".repeat(DEPTH));
        shapes.put("broken inside queries", "select " + "(select ".repeat(DEPTH) + "1 from" + ")".repeat(DEPTH));
        shapes.put("broken behind a long list", "select " + "id, ".repeat(4_900) + "from from customers");
        shapes.put("broken behind a long condition", "select 1 where id = 1" + " and id = 1".repeat(240) + " and and");
        shapes.put("operators only", "select " + "+ ".repeat(CHAIN));
        shapes.put("one long operator", "select 1 " + "+".repeat(BYTES) + " 1");
        shapes.put("one long sign", "select 1 " + "<-".repeat(BYTES / 2) + " 1");
        shapes.put("words only", "select ".repeat(9_000));
        shapes.put("commas only", "select " + ",".repeat(60_000));
        shapes.put("dots only", "select " + ". ".repeat(30_000));
        shapes.put("semicolons only", ";".repeat(60_000));
    }

    private void literals() {
        String much = "a".repeat(BYTES);
        shapes.put("a long literal", "select '" + much + "'");
        shapes.put("a literal of quotes", "select '" + "''".repeat(BYTES / 2) + "'");
        shapes.put("a literal of escapes", "select E'" + "\\x41".repeat(BYTES / 4) + "'");
        shapes.put("a literal of Unicode escapes", "select U&'" + "\\0041".repeat(BYTES / 5) + "'");
        shapes.put("a literal over many lines", "select 'a'" + "\n'a'".repeat(BYTES / 4));
        shapes.put("a dollar-quoted literal", "select $a$" + "$a".repeat(BYTES / 2) + "$a$");
        shapes.put("a long tag", "select $" + much.substring(0, BYTES / 2) + "$" + much.substring(0, BYTES / 3));
        shapes.put("a long name", "select \"" + much + "\"");
        shapes.put("a long word", "select " + much);
        shapes.put("a long comment", "select 1 --" + much);
        shapes.put("a deep comment", "select 1 " + "/*".repeat(BYTES / 4) + "*/".repeat(BYTES / 4));
        shapes.put("many comments", "select 1" + "/**/".repeat(BYTES / 4));
        shapes.put("a long number", "select " + "1".repeat(BYTES));
        shapes.put("a long hexadecimal number", "select 0x" + "f".repeat(BYTES - 10));
        shapes.put("a number of underscores", "select 1" + "_1".repeat(BYTES / 2 - 10));
        shapes.put("many hexadecimal numbers", "select " + "0xffffffffffffffffffffffffffffff, ".repeat(1_800) + "1");
        shapes.put("many exponents", "select '" + "1e1 ".repeat(BYTES / 4) + "'::numeric");
        shapes.put("blanks", "select" + " ".repeat(BYTES) + "1");
    }
}
