// SPDX-License-Identifier: MIT
package dev.mcpsql.benchmark;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/** Runs {@link GateBenchmark} for all questions and prints median and 99th percentile in µs. */
public final class GateBenchmarks {

    private GateBenchmarks() {}

    public static void main(String[] arguments) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(GateBenchmark.class.getName())
                .param("number", Questions.numbers().toArray(String[]::new))
                // One process for all, as on a server: what one question taught the compiler holds for the next.
                .forks(0)
                .warmupIterations(2)
                .warmupTime(TimeValue.milliseconds(800))
                .measurementIterations(3)
                .measurementTime(TimeValue.milliseconds(800))
                .build();
        print(new Runner(options).run());
    }

    private static void print(Collection<RunResult> results) {
        Map<String, Map<String, Statistics>> byQuestion = new TreeMap<>();
        for (RunResult result : results) {
            String question = result.getParams().getParam("number");
            byQuestion
                    .computeIfAbsent(question, number -> new TreeMap<>())
                    .put(
                            result.getPrimaryResult().getLabel(),
                            result.getPrimaryResult().getStatistics());
        }
        System.out.println("question    gate p50    gate p99  parser p50  parser p99   in µs");
        byQuestion.forEach(GateBenchmarks::print);
        for (String label : new String[] {"gate", "parserAlone"}) {
            System.out.printf(
                    "all questions alike, %s: p50 %.0f, p99 %.0f%n",
                    label, percentile(byQuestion, label, 50), percentile(byQuestion, label, 99));
        }
        System.out.printf(
                "gate to parser, at the median: %.2f%n",
                percentile(byQuestion, "gate", 50) / percentile(byQuestion, "parserAlone", 50));
    }

    private static void print(String question, Map<String, Statistics> times) {
        Statistics gate = times.get("gate");
        Statistics parser = times.get("parserAlone");
        System.out.printf(
                "%8s %11.0f %11.0f %11.0f %11.0f%n",
                question,
                gate.getPercentile(50),
                gate.getPercentile(99),
                parser.getPercentile(50),
                parser.getPercentile(99));
    }

    /** Over all questions, each with the same weight however often it ran. */
    private static double percentile(Map<String, Map<String, Statistics>> times, String label, double percent) {
        TreeMap<Double, Double> weights = new TreeMap<>();
        for (Map<String, Statistics> question : times.values()) {
            Statistics statistics = question.get(label);
            for (double part = 0.05; part < 100; part += 0.1) {
                weights.merge(statistics.getPercentile(part), 1.0, Double::sum);
            }
        }
        double wanted = weights.values().stream().mapToDouble(Double::doubleValue).sum() * percent / 100;
        double seen = 0;
        for (Map.Entry<Double, Double> entry : weights.entrySet()) {
            seen += entry.getValue();
            if (seen >= wanted) {
                return entry.getKey();
            }
        }
        return weights.lastKey();
    }
}
