// SPDX-License-Identifier: MIT
package dev.mcpsql.benchmark;

import dev.mcpsql.gate.Gate;
import dev.mcpsql.gate.Verdict;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.parser.AbstractJSqlParser.Dialect;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statements;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One question through the gate, and through the parser alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GateBenchmark {

    /** All questions are judged between any two of them, so that none is measured as if it were alone. */
    private static final int ROUNDS_BEFORE = 20;

    @Param("01")
    public String number;

    private Gate gate;
    private String question;

    @Setup
    public void open() throws ParseException {
        gate = new Gate();
        question = Questions.read(number);
        for (int round = 0; round < ROUNDS_BEFORE; round++) {
            for (String other : Questions.numbers()) {
                requireAdmitted(gate.judge(Questions.read(other), Questions.policy()));
                parse(Questions.read(other));
            }
        }
    }

    @TearDown
    public void close() {
        gate.close();
    }

    @Benchmark
    public Verdict gate() {
        return gate.judge(question, Questions.policy());
    }

    @Benchmark
    public Statements parserAlone() throws ParseException {
        return parse(question);
    }

    private static Statements parse(String sql) throws ParseException {
        return CCJSqlParserUtil.newParser(sql)
                .withDialect(Dialect.POSTGRESQL)
                .withAllowComplexParsing(false)
                .Statements();
    }

    private static void requireAdmitted(Verdict verdict) {
        verdict.match(query -> query, refusal -> {
            throw new IllegalStateException(refusal.message());
        });
    }
}
