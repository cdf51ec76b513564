// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every key outside the profiles, who may set it and where. A key that is not here stops the start. */
enum SettingKey {
    PUBLIC_URL("public-url", Kind.POLICY),
    RESOURCE_NAME("resource-name", Kind.POLICY),
    PROFILES("profiles", Kind.POLICY),
    MFA_REQUIRED("mfa-required", Kind.POLICY),
    TRIPWIRE_ALLOWED("tripwire.allowed", Kind.POLICY),
    TRIPWIRE_REJECTED("tripwire.rejected", Kind.POLICY),
    DEFAULT_ROWS("limits.default-rows", Kind.OPERATION),
    MAX_ROWS("limits.max-rows", Kind.OPERATION),
    MAX_ANSWER_BYTES("limits.max-answer-bytes", Kind.OPERATION),
    MAX_CELL_BYTES("limits.max-cell-bytes", Kind.OPERATION),
    STATEMENT_TIMEOUT("limits.statement-timeout", Kind.OPERATION),
    LOCK_TIMEOUT("limits.lock-timeout", Kind.OPERATION),
    STATEMENTS_PER_PERSON("limits.statements-per-person", Kind.OPERATION),
    STATEMENT_WAIT("limits.statement-wait", Kind.OPERATION),
    STREAMS_PER_PERSON("limits.streams-per-person", Kind.OPERATION),
    STREAMS_PER_NODE("limits.streams-per-node", Kind.OPERATION),
    CLIENT_DOCUMENTS("clients.metadata-documents", Kind.POLICY),
    CLIENT_DOCUMENT_HOSTS("clients.metadata-document-hosts", Kind.POLICY),
    TOKEN_LIFETIME("token.lifetime", Kind.POLICY),
    TOKEN_REFRESH("token.refresh", Kind.POLICY),
    REFRESH_LIFETIME("token.refresh-lifetime", Kind.POLICY),
    SIGNING_KEY_LIFETIME("signing-key.lifetime", Kind.POLICY),
    JWT_ISSUER("mp.jwt.verify.issuer", Kind.POLICY),
    JWT_KEY_LOCATION("mp.jwt.verify.publickey.location", Kind.POLICY),
    JWT_KEY("mp.jwt.verify.publickey", Kind.POLICY),
    JWT_KEY_ALGORITHM("mp.jwt.verify.publickey.algorithm", Kind.POLICY),
    JWT_AUDIENCES("mp.jwt.verify.audiences", Kind.POLICY),
    JWT_CLOCK_SKEW("mp.jwt.verify.clock.skew", Kind.POLICY),
    JWT_TOKEN_AGE("mp.jwt.verify.token.age", Kind.POLICY),
    JWT_PERSON_CLAIM("external-issuer.person-claim", Kind.POLICY),
    JWT_TOKEN_TYPES("external-issuer.token-types", Kind.POLICY),
    SESSION_IDLE("session.idle-lifetime", Kind.POLICY),
    SESSION_ABSOLUTE("session.absolute-lifetime", Kind.POLICY),
    SSO_ISSUER("sso.issuer", Kind.POLICY),
    SSO_CLIENT_ID("sso.client-id", Kind.POLICY),
    SSO_CLIENT_SECRET("sso.client-secret", Kind.SECRET),
    SSO_NAME("sso.name", Kind.POLICY),
    SSO_SCOPES("sso.scopes", Kind.POLICY),
    SSO_GROUPS_CLAIM("sso.groups-claim", Kind.POLICY),
    SSO_STAFF_GROUP("sso.staff-group", Kind.POLICY),
    SSO_ADMINISTRATOR_GROUP("sso.administrator-group", Kind.POLICY),
    SSO_MFA_ACR("sso.mfa-acr", Kind.POLICY),
    SSO_MFA_AMR("sso.mfa-amr", Kind.POLICY),
    SSO_RECHECK("sso.recheck", Kind.POLICY),
    SSO_MAX_AGE("sso.max-age", Kind.POLICY),
    SSO_ONLY("sso.only", Kind.POLICY),
    TRUSTED_PROXIES("trusted-proxies", Kind.POLICY),
    FORWARDED_HEADER("forwarded-header", Kind.POLICY),
    BAD_TOKEN_ATTEMPTS("throttle.bad-token.attempts", Kind.POLICY),
    BAD_TOKEN_WINDOW("throttle.bad-token.window", Kind.POLICY),
    REGISTRATION_ATTEMPTS("throttle.registration.attempts", Kind.POLICY),
    REGISTRATION_WINDOW("throttle.registration.window", Kind.POLICY),
    REGISTRATION_INERT("throttle.registration.inert", Kind.POLICY),
    STATE_URL("state.url", Kind.OPERATION),
    STATE_USER("state.user", Kind.OPERATION),
    STATE_PASSWORD("state.password", Kind.SECRET),
    OWNER_USER("owner.user", Kind.OPERATION),
    OWNER_PASSWORD("owner.password", Kind.SECRET),
    TARGET_URL("target.url", Kind.OPERATION),
    TARGET_USER("target.user", Kind.OPERATION),
    TARGET_PASSWORD("target.password", Kind.SECRET),
    DBA_USER("dba.user", Kind.OPERATION),
    DBA_PASSWORD("dba.password", Kind.SECRET),
    ENCRYPTION_KEY("encryption-key", Kind.SECRET);

    /** Who may set a key, and where. */
    enum Kind {
        /** Only the reviewed file. */
        POLICY,
        /** File, environment or system property. */
        OPERATION,
        /** Only the environment. */
        SECRET
    }

    /** The prefix of all our own keys. */
    static final String PREFIX = "mcp-sql.";

    /** Of the keys that MicroProfile JWT 2.1 defines (§9.2); those that are not here stop the start like any other. */
    private static final String STANDARD_PREFIX = "mp.jwt.";

    private final String key;
    private final Kind kind;

    SettingKey(String name, Kind kind) {
        this.key = name.startsWith(STANDARD_PREFIX) ? name : PREFIX + name;
        this.kind = kind;
    }

    /** Whether the key is one of those that this server answers for, known or not. */
    static boolean covers(String key) {
        return key.startsWith(PREFIX) || key.startsWith(STANDARD_PREFIX);
    }

    /** The dotted key, prefix included. */
    String key() {
        return key;
    }

    Kind kind() {
        return kind;
    }

    /** The variable's name (MicroProfile Config 3.1, "Environment Variables Mapping Rules"). */
    String variable() {
        return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    static Map<String, SettingKey> byKey() {
        return Stream.of(values()).collect(Collectors.toMap(SettingKey::key, Function.identity()));
    }
}
