// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import java.util.Optional;
import java.util.stream.Stream;

/** The methods of the protocol beside the tools that tell something, and the member of the result that holds it. */
public enum LibraryMethod {
    /** What there is to read, page by page. */
    RESOURCES_LIST("resources/list", "resources"),
    /** How the address of a resource is made. */
    RESOURCE_TEMPLATES_LIST("resources/templates/list", "resourceTemplates"),
    /** One resource. */
    RESOURCES_READ("resources/read", "contents"),
    /** The prompts. */
    PROMPTS_LIST("prompts/list", "prompts"),
    /** One prompt, its arguments filled in. */
    PROMPTS_GET("prompts/get", "messages"),
    /** What an argument may be. */
    COMPLETION_COMPLETE("completion/complete", "completion");

    private final String method;
    private final String member;

    LibraryMethod(String method, String member) {
        this.method = method;
        this.member = member;
    }

    /** The method of that name; empty when the name is of another. */
    public static Optional<LibraryMethod> named(String method) {
        return Stream.of(values()).filter(known -> known.method.equals(method)).findFirst();
    }

    /** Its name in the protocol, and in the trail. */
    public String method() {
        return method;
    }

    /** The member of its result that holds the answer. */
    public String member() {
        return member;
    }
}
