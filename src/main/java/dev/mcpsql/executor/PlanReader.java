// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the plan that {@code EXPLAIN (FORMAT JSON)} writes, as a stream: no tree, and no more nodes or levels than a bound.
 *
 * <p>Of a node only type, relation, total cost, rows and planned workers are read; conditions and output lists, which may show
 * the inside of a view, are skipped. Thread-safe.
 */
final class PlanReader {

    /** A plan of a thousand partitions joined with a few others has less. */
    private static final int MOST_NODES = 20_000;

    /** Two for each node: its object, and the array that holds it. */
    private static final int MOST_LEVELS = 2_000;

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_LEVELS)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** The forecast in a plan. */
    Forecast read(String plan) throws PlanTooLargeException {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), plan)) {
            return new Reading(parser).forecast();
        } catch (StreamConstraintsException deep) {
            throw new PlanTooLargeException();
        } catch (JacksonException foreign) {
            // Its message may quote the plan.
            throw new IllegalStateException("PostgreSQL wrote a plan that is no JSON");
        }
    }

    /** An object that is being read: a node, or the one around them all. */
    private static final class Frame {
        private final double processes;
        private String type = "";
        private String relation = "";
        private double cost;
        private double rows;
        private double costBelow;
        private double workers;

        Frame(double processes) {
            this.processes = processes;
        }

        /** For the nodes below: below a Gather a node's rows are those of one process (manual §15.3). */
        double processesBelow() {
            return workers > 0 ? workers + leaderShare() : processes;
        }

        /** The leader helps the less, the more workers it has to serve (PostgreSQL, get_parallel_divisor). */
        private double leaderShare() {
            return Math.max(0, 1 - 0.3 * workers);
        }
    }

    private static final class Reading {
        private final JsonParser parser;
        private final Deque<Frame> open = new ArrayDeque<>();
        private Forecast.Node costliest = new Forecast.Node("", "", -1);
        private double cost;
        private double rows;
        private int nodes;

        Reading(JsonParser parser) {
            this.parser = parser;
        }

        Forecast forecast() throws PlanTooLargeException {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT -> begin();
                    case END_OBJECT -> end(open.pop());
                    case PROPERTY_NAME -> member(parser.currentName(), parser.nextToken());
                    default -> {
                        // The brackets of the lists of nodes.
                    }
                }
            }
            return new Forecast(cost, rows, costliest);
        }

        private void begin() throws PlanTooLargeException {
            nodes++;
            if (nodes > MOST_NODES) {
                throw new PlanTooLargeException();
            }
            open.push(new Frame(open.isEmpty() ? 1 : open.element().processesBelow()));
        }

        /** PostgreSQL writes the nodes below last, so by then all is known that concerns them. */
        private void member(String name, JsonToken value) throws PlanTooLargeException {
            Frame frame = open.element();
            switch (name) {
                case "Plan" -> begin();
                case "Plans" -> {
                    // Its nodes come next, each with its own braces.
                }
                case "Node Type" -> frame.type = parser.getString();
                case "Relation Name" -> frame.relation = parser.getString();
                case "Total Cost" -> frame.cost = parser.getDoubleValue();
                case "Plan Rows" -> frame.rows = parser.getDoubleValue();
                case "Workers Planned" -> frame.workers = parser.getDoubleValue();
                default -> skip(value);
            }
        }

        private void skip(JsonToken value) {
            if (value.isStructStart()) {
                parser.skipChildren();
            }
        }

        private void end(Frame frame) {
            if (frame.type.isEmpty()) {
                return;
            }
            // A LIMIT pays only a part of what is below it.
            double own = Math.max(0, frame.cost - frame.costBelow);
            if (own > costliest.ownCost()) {
                costliest = new Forecast.Node(frame.type, frame.relation, own);
            }
            // The root ends last.
            cost = frame.cost;
            rows = Math.max(rows, frame.rows * frame.processes);
            if (!open.isEmpty()) {
                open.element().costBelow += frame.cost;
            }
        }
    }
}
