// SPDX-License-Identifier: MIT
/**
 * The resource server's side: who is asking, and may they at this very moment?
 *
 * <h2>Responsibility</h2>
 * The one authentication mechanism: bearer token to {@link dev.mcpsql.vocabulary.Caller} or denial under {@code /mcp}, web
 * session to person under {@code /admin}. Re-validation at every request, the mapping of each denial to HTTP, protected
 * resource metadata, the check of Origin and Host.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.access.AccessMechanism}, which the container calls; {@link dev.mcpsql.access.Callers} for who asks;
 * {@link dev.mcpsql.access.Tenures} for what lasts longer than a request; {@link dev.mcpsql.access.Eligibility} for the rule that the authorization server shares.
 * <h2>Refuses</h2>
 * Foreign origins and hosts; tokens in any place but the header; everyone without exactly one configured profile.
 * <h2>Depends on</h2>
 * vocabulary, config, state, profile, identity, audit.
 * <h2>Threading</h2>
 * All components are thread-safe and keep nothing between requests.
 * <h2>Sources</h2>
 * RFC 6750, RFC 9068 §4, RFC 9728; MCP 2026-07-28 basic/authorization and basic/transports/streamable-http.
 */
@NullMarked
package dev.mcpsql.access;

import org.jspecify.annotations.NullMarked;
