// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.parse;

import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.feature.FeatureConfiguration;

/** JSqlParser without a text of its own: it reads a {@link TokenFeed}. Reads one statement and is thrown away. */
final class FedParser extends CCJSqlParser {

    private static final FeatureConfiguration SIMPLE =
            postgres().withAllowComplexParsing(false).getConfiguration();
    private static final FeatureConfiguration COMPLEX =
            postgres().withAllowComplexParsing(true).getConfiguration();

    private final FeatureConfiguration configuration;

    private FedParser(TokenFeed tokens, FeatureConfiguration configuration) {
        super(tokens);
        this.configuration = configuration;
    }

    /** Looks ahead enough for nearly all statements. */
    static FedParser fast(TokenFeed tokens) {
        return new FedParser(tokens, SIMPLE);
    }

    /** For what the fast one cannot read. */
    static FedParser thorough(TokenFeed tokens) {
        return new FedParser(tokens, COMPLEX);
    }

    private static CCJSqlParser postgres() {
        return CCJSqlParserUtil.newParser(" ").withDialect(Dialect.POSTGRESQL);
    }

    /** In place of the one that the parser keeps with its text; nobody changes it. */
    @Override
    public FeatureConfiguration getConfiguration() {
        return configuration;
    }
}
