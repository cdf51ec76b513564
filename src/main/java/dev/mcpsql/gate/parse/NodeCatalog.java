// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.parse;

import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.ListedLines;
import dev.mcpsql.gate.token.Shown;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.statement.select.Select;

/**
 * The closed world of syntax nodes: which classes of the parser's tree are known, and which of their fields.
 *
 * <p>A field that is not listed must be null, false, zero or empty. So a clause that the parser hides in a flag or a string of
 * a known class is refused as surely as an unknown class. Immutable.
 */
public final class NodeCatalog {

    private static final String PARSER = "net.sf.jsqlparser.";

    private final Map<Class<?>, Shape> shapes;

    private NodeCatalog(Map<Class<?>, Shape> shapes) {
        this.shapes = shapes;
    }

    /** What is known of one class: of the fields that may hold something those that may hold nodes, and those that may not. */
    private record Shape(List<Field> below, List<Field> unknown) {}

    /**
     * Reads {@code nodes.txt}.
     *
     * @throws IllegalStateException when it names a class or a field that this release of the parser does not have
     */
    public static NodeCatalog load() {
        Map<Class<?>, Set<String>> fields = new HashMap<>();
        for (String line : ListedLines.of("nodes.txt")) {
            String[] words = line.split("[:\\s]+", -1);
            fields.put(classNamed(words[0]), Set.of(Arrays.copyOfRange(words, 1, words.length)));
        }
        return new NodeCatalog(fields.keySet().stream()
                .collect(Collectors.toUnmodifiableMap(type -> type, type -> shape(type, fields))));
    }

    private static Class<?> classNamed(String name) {
        try {
            return Class.forName(PARSER + name);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException("nodes.txt names a class that the parser does not have", missing);
        }
    }

    private static Shape shape(Class<?> type, Map<Class<?>, Set<String>> listed) {
        List<Field> known = new ArrayList<>();
        List<Field> unknown = new ArrayList<>();
        for (Class<?> part = type; part.getName().startsWith(PARSER); part = part.getSuperclass()) {
            for (Field field : part.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && field.getType() != net.sf.jsqlparser.parser.Node.class) {
                    field.setAccessible(true);
                    (listed.getOrDefault(part, Set.of()).contains(field.getName()) ? known : unknown).add(field);
                }
            }
        }
        requireAllFound(type, listed.getOrDefault(type, Set.of()), known);
        return new Shape(known.stream().filter(NodeCatalog::mayHoldNodes).toList(), List.copyOf(unknown));
    }

    private static boolean mayHoldNodes(Field field) {
        Class<?> type = field.getType();
        return !type.isPrimitive() && !type.isEnum() && type != String.class && type != Boolean.class;
    }

    private static void requireAllFound(Class<?> type, Set<String> names, List<Field> known) {
        if (!known.stream().map(Field::getName).toList().containsAll(names)) {
            throw new IllegalStateException("nodes.txt names a field that the parser does not have: " + type.getName());
        }
    }

    /** Notes the first node or field of the tree that is not listed. */
    public void check(Object node, Findings findings) {
        if (node instanceof Collection<?> list) {
            for (Object element : list) {
                if (element != null) {
                    check(element, findings);
                }
            }
        }
        Shape shape = shapes.get(node.getClass());
        if (shape == null) {
            if (isNode(node)) {
                refuse(findings, node, node.getClass().getSimpleName());
            }
            return;
        }
        for (Field field : shape.unknown()) {
            if (!isEmpty(value(field, node))) {
                refuse(findings, node, node.getClass().getSimpleName() + " with " + field.getName());
            }
        }
        for (Field field : shape.below()) {
            Object value = value(field, node);
            if (value != null) {
                check(value, findings);
            }
        }
    }

    /** The nodes right below a node, or below a list of nodes. */
    public List<Object> children(Object node) {
        List<Object> children = new ArrayList<>();
        if (node instanceof Collection<?> list) {
            addNodes(list, children);
        }
        Shape shape = shapes.get(node.getClass());
        if (shape != null) {
            for (Field field : shape.below()) {
                addNode(value(field, node), children);
            }
        }
        return children;
    }

    /** Whether a node is a query, or has one anywhere below it. */
    public boolean holdsQuery(Object node) {
        return node instanceof Select || children(node).stream().anyMatch(this::holdsQuery);
    }

    private static void addNode(Object value, List<Object> nodes) {
        if (value instanceof Collection<?> list && !(value instanceof ASTNodeAccess)) {
            addNodes(list, nodes);
        } else if (value != null && isNode(value)) {
            nodes.add(value);
        }
    }

    private static void addNodes(Collection<?> list, List<Object> nodes) {
        for (Object element : list) {
            addNode(element, nodes);
        }
    }

    private static boolean isNode(Object value) {
        return value.getClass().getName().startsWith(PARSER) && !(value instanceof Enum);
    }

    private static boolean isEmpty(Object value) {
        return value == null
                || (value instanceof Boolean flag && !flag)
                || (value instanceof Number number && number.intValue() == 0)
                || (value instanceof Collection<?> list && list.isEmpty());
    }

    private static Object value(Field field, Object node) {
        try {
            return field.get(node);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException("a field of the parser's tree cannot be read", closed);
        }
    }

    private static void refuse(Findings findings, Object node, String what) {
        findings.add(
                Rank.CONSTRUCT,
                OutcomeReason.DISALLOWED_CONSTRUCT,
                "The syntax " + what + near(node) + " is not admitted; write that part with simpler syntax.");
    }

    private static String near(Object node) {
        return node instanceof ASTNodeAccess place
                        && place.getASTNode() != null
                        && place.getASTNode().jjtGetFirstToken() != null
                ? " near " + Shown.line(place.getASTNode().jjtGetFirstToken().image)
                : "";
    }
}
