// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the newcomer needs to know, for the eye and as {@code demo.json} for programs.
 *
 * @param url where the pages are
 * @param databaseUrl the JDBC address of the shop
 * @param databasePassword the superuser's
 * @param accounts who may sign in
 * @param secondFactor whether all of them are asked for a second factor
 * @param pid of the demo itself
 */
record DemoReport(
        String url,
        String databaseUrl,
        String databasePassword,
        List<DemoAccount> accounts,
        boolean secondFactor,
        long pid) {

    private static final String NOT_REQUIRED =
            "WARNING: a second factor is not required here (mcp-sql.mfa-required=false). Never run it so with data of your own.";

    private static final String REQUIRED =
            "A second factor is required: whoever has none is asked to set one up after the password.";

    /** Copies the list. */
    DemoReport {
        accounts = List.copyOf(accounts);
    }

    private String mcpUrl() {
        return url + "/mcp/sql";
    }

    /** The facts for programs. */
    String json() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("url", url);
        facts.put("mcp_url", mcpUrl());
        facts.put("database", database());
        facts.put("accounts", accounts.stream().map(DemoReport::fields).toList());
        facts.put("second_factor_required", secondFactor);
        facts.put("pid", pid);
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(facts);
    }

    private Map<String, Object> database() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("jdbc_url", databaseUrl);
        fields.put("superuser", DemoDatabase.SUPERUSER);
        fields.put("password", databasePassword);
        return fields;
    }

    private static Map<String, Object> fields(DemoAccount account) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("username", account.username());
        fields.put("password", account.password());
        account.totpSecret().ifPresent(secret -> fields.put("totp_secret", secret));
        fields.put("profile", account.profile().orElse(null));
        fields.put("admin", account.admin());
        return fields;
    }

    /** The facts for people. */
    String text(Path files) {
        List<String> lines = new ArrayList<>();
        accounts.forEach(account ->
                lines.add("  %-14s %s  %s".formatted(account.username(), account.password(), role(account))));
        return """

                The demo runs at %s
                %s

                Who may sign in (user, password, what for):
                %s

                Add it to an MCP client:
                  claude mcp add --transport http shop %s
                Watch it: %s/admin/ as administrator
                The same facts for programs, and the logs: %s
                Stop it: Ctrl-C here, or kill %d
                """.formatted(
                url, secondFactor ? REQUIRED : NOT_REQUIRED, String.join("\n", lines), mcpUrl(), url, files, pid);
    }

    private static String role(DemoAccount account) {
        String role = account.profile()
                .map(profile -> "reads as profile " + profile)
                .orElse("sees the trails, reads no data");
        return role
                + account.totpSecret()
                        .map(secret -> "; second factor " + secret)
                        .orElse("");
    }
}
