// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.mcpsql.audit.Denials;
import dev.mcpsql.audit.StoredDenialTrail;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.testing.TestState;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;

/** People who sign in over a real database, each with a name and an address of their own; nobody must have a second factor. */
final class TestPeople {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    final TestState state;
    final StateDatabase database;
    final Accounts accounts;
    final WebSessions sessions;
    private final AtomicInteger people = new AtomicInteger();

    TestPeople() {
        this.state = TestState.fresh("mcp-sql.mfa-required=false");
        this.database = state.database();
        this.accounts = state.accounts();
        this.sessions = sessions(database);
    }

    /** The sign-in with another computation of hashes. */
    PasswordSignIn signIn(PasswordHash passwords) {
        return signIn(passwords, database);
    }

    /** The same over other connections. */
    PasswordSignIn signIn(PasswordHash passwords, StateDatabase over) {
        return new PasswordSignIn(
                over,
                passwords,
                state.totp(),
                new SignInBackOff(over, state.clock()),
                sessions(over),
                state.settings());
    }

    PasswordSignIn signIn() {
        return signIn(new PasswordHash(new SecureRandom()));
    }

    Passwords passwords(PasswordHash hashes) {
        return new Passwords(
                database, hashes, new SignInBackOff(database, state.clock()), new RandomTokens(new SecureRandom()));
    }

    SignOut signOut() {
        return new SignOut(database, sessions, new Denials(new StoredDenialTrail(database)));
    }

    private WebSessions sessions(StateDatabase over) {
        return new WebSessions(over, state.settings(), new RandomTokens(new SecureRandom()), state.clock());
    }

    /** A new account with the usual password. */
    String newcomer() {
        String name = "person" + people.incrementAndGet();
        accounts.create(name, TestState.PASSWORD, Rank.STAFF);
        return name;
    }

    UUID id(String name) {
        return accounts.required(name).accountId();
    }

    /** An address that nobody used before. */
    String address() {
        int next = people.incrementAndGet();
        return "10." + next / 65536 + "." + next / 256 % 256 + "." + next % 256;
    }

    /** Signs the person in with the password alone; gives the cookie. */
    String signedIn(String name) {
        SignInStep step = signIn().password(name, TestState.PASSWORD, address());
        assertThat(step).isInstanceOf(SignInStep.SignedIn.class);
        return ((SignInStep.SignedIn) step).cookie();
    }

    /** Shows the password of a person with a second factor; gives the cookie. */
    String unfinished(String name) {
        SignInStep step = signIn().password(name, TestState.PASSWORD, address());
        assertThat(step).isInstanceOf(SignInStep.SecondFactorDue.class);
        return ((SignInStep.SecondFactorDue) step).cookie();
    }

    /** Whether the cookie is that of a live session. */
    boolean lives(String cookie) {
        return sessions.find(cookie).isPresent();
    }

    int sessionsOf(String name) {
        return number("select count(*) from mcp_sql.web_session where account_id = ?", id(name));
    }

    /** One token, one refresh token and one code, all live. */
    void grants(String name) {
        database.update("""
                insert into mcp_sql.oauth_client (client_id, client_name, redirect_uris, registered_from)
                values ('mcp-sql-x', 'x', '{http://localhost/cb}', '') on conflict do nothing
                """);
        database.update("""
                insert into mcp_sql.access_token
                       (token_id, code_hash, client_id, account_id, redirect_uri, scope, resource, expires_at)
                values (gen_random_uuid()::text, '', 'mcp-sql-x', ?, '', '', '', now() + interval '1 hour')
                """, id(name));
        database.update("""
                insert into mcp_sql.refresh_token
                       (token_hash, code_hash, client_id, account_id, redirect_uri, scope, resource, expires_at)
                values (uuid_send(gen_random_uuid()), '', 'mcp-sql-x', ?, '', '', '', now() + interval '1 hour')
                """, id(name));
        database.update("""
                insert into mcp_sql.authorization_code
                       (code_hash, client_id, account_id, redirect_uri, scope, resource, code_challenge, expires_at)
                values (uuid_send(gen_random_uuid()), 'mcp-sql-x', ?, '', '', '', '', now() + interval '1 hour')
                """, id(name));
    }

    /** How many of them are still live. */
    int liveGrants(String name) {
        return number("""
                select (select count(*) from mcp_sql.access_token where account_id = a.id and revoked_at is null)
                     + (select count(*) from mcp_sql.refresh_token where account_id = a.id and revoked_at is null)
                     + (select count(*) from mcp_sql.authorization_code where account_id = a.id)
                  from (select ?::uuid) as a(id)
                """, id(name));
    }

    String storedHash(String name) {
        return database.one(
                        "select password_hash from mcp_sql.account where username = ?",
                        row -> row.getString("password_hash"),
                        name)
                .orElseThrow();
    }

    /** The code of the authenticator at this moment. */
    String code(TotpSecret secret) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(bytes(secret), "RAW"),
                            state.clock().instant());
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int number(String query, Object parameter) {
        return database.one(query, row -> row.getInt(1), parameter).orElseThrow();
    }

    private static byte[] bytes(TotpSecret secret) {
        byte[] bytes = new byte[secret.base32().length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int letter = ALPHABET.indexOf(secret.base32().charAt(bit / 5));
            bytes[bit / 8] |= (byte) (((letter >> (4 - bit % 5)) & 1) << (7 - bit % 8));
        }
        return bytes;
    }
}
