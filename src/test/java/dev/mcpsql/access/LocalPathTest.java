// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/admin/", "/admin/index.xhtml", "/admin/a/b.xhtml", "/admin/a/"})
    void knowsThePages(String path) {
        assertThat(LocalPath.of(path)).contains(new LocalPath(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/admin",
                "/account/sign-out",
                "//evil.test/admin/",
                "https://evil.test/admin/",
                "/admin/../o/authorize",
                "/admin/..",
                "/admin/./x",
                "/admin//evil.test",
                "/admin/\\evil.test",
                "/admin/%2e%2e/",
                "/admin/x?next=//evil.test",
                "/admin/x#y",
                "/admin/x\r\nSet-Cookie: a=b",
                "/admin/x;jsessionid=1",
                "javascript:alert(1)",
                "/admin/ x"
            })
    void leadsNowhereElse(String path) {
        assertThat(LocalPath.of(path)).isEmpty();
    }

    @Test
    void takesLinearTime() {
        assertThat(LocalPath.of("/admin/" + "a".repeat(50_000) + "!")).isEmpty();
    }
}
