// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code mcp_sql.denial_trail} as the pages read it; {@link StoredDenialTrail} is the only writer. */
@Entity
@Immutable
@Table(schema = "mcp_sql", name = "denial_trail")
@SuppressWarnings("NullAway.Init")
class DenialTrailRow {

    @Id
    @Column(name = "denial_id")
    private UUID denialId;

    private Instant at;

    @Column(name = "account_id")
    private UUID accountId;

    private String username;
    private String reason;

    @Column(name = "client_id")
    private String clientId;

    @Column(name = "token_id")
    private String tokenId;

    @Column(name = "redirect_uri")
    private String redirectUri;

    private String address;
    private String detail;

    /** For Hibernate. */
    protected DenialTrailRow() {}

    RecordedDenial recorded() {
        return new RecordedDenial(
                denialId, at, accountId, username, reason, clientId, tokenId, redirectUri, address, detail);
    }
}
