// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What a person allowed a client, as the code hands it on to every token that comes of it: one consent, one family.
 *
 * @param codeHash of the code, in hexadecimal: the family's name
 * @param accountId the person
 * @param clientId the client
 * @param redirectUri where the code went
 * @param scope granted
 * @param resource the audience
 */
record Allowance(String codeHash, UUID accountId, String clientId, String redirectUri, String scope, String resource) {

    /** Reads the columns that the tables of codes and of refresh tokens share. */
    static Allowance from(ResultSet row) throws SQLException {
        return new Allowance(
                HexFormat.of().formatHex(row.getBytes("code_hash")),
                row.getObject("account_id", UUID.class),
                row.getString("client_id"),
                row.getString("redirect_uri"),
                row.getString("scope"),
                row.getString("resource"));
    }

    byte[] family() {
        return HexFormat.of().parseHex(codeHash);
    }
}
