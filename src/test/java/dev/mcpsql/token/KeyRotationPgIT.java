// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpsql.identity.Rank;
import dev.mcpsql.testing.TestState;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes over one database, and an operator. */
class KeyRotationPgIT {

    private TestState state;
    private SigningKeys here;
    private SigningKeys there;
    private StoredTokenVerifier verifier;

    @BeforeEach
    void startTwoNodes() {
        state = TestState.fresh("");
        here = state.keys();
        there = state.keys();
        verifier = new StoredTokenVerifier(there, state.settings(), state.clock());
    }

    @Test
    void nodesThatStartTogetherAgree() throws Exception {
        List<Callable<String>> nodes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            SigningKeys node = state.keys();
            nodes.add(() -> node.current().getKeyID());
        }
        ExecutorService threads = Executors.newFixedThreadPool(6);
        Set<String> signing = new HashSet<>();
        for (Future<String> node : threads.invokeAll(nodes)) {
            signing.add(node.get());
        }
        threads.shutdown();

        assertThat(signing).hasSize(1);
        assertThat(state.rotation().all()).hasSize(1);
    }

    @Test
    void theNextKeyIsPublishedBeforeItSigns() {
        String first = here.current().getKeyID();

        SigningKey next = state.rotation().rotate();
        aSecondPasses();

        assertThat(published(there)).containsExactly(next.keyId(), first);
        assertThat(here.current().getKeyID()).isEqualTo(first);
        state.clock().advance(KeySchedule.PUBLISHED_BEFORE);
        assertThat(here.current().getKeyID()).isEqualTo(next.keyId());
        assertThat(there.current().getKeyID()).isEqualTo(next.keyId());
    }

    @Test
    void askingTwiceRotatesOnce() {
        here.current();

        assertThat(state.rotation().rotate()).isEqualTo(state.rotation().rotate());
        assertThat(state.rotation().all()).hasSize(2);
    }

    @Test
    void keysFollowEachOtherByThemselves() {
        String first = here.current().getKeyID();
        state.clock().advance(Duration.ofDays(90).minus(KeySchedule.PUBLISHED_BEFORE));

        assertThat(published(there)).hasSize(2).contains(first);
        assertThat(here.current().getKeyID()).isEqualTo(first);

        state.clock().advance(KeySchedule.PUBLISHED_BEFORE);
        String second = here.current().getKeyID();
        assertThat(second).isNotEqualTo(first);
        assertThat(published(there)).contains(first, second);

        state.clock().advance(Duration.ofHours(6).plus(KeySchedule.LEEWAY));
        assertThat(published(there)).containsExactly(second);
    }

    @Test
    void anOldKeyVerifiesItsLastToken() {
        here.current();
        state.rotation().rotate();
        state.clock().advance(KeySchedule.PUBLISHED_BEFORE.minusSeconds(1));
        String last = token(here);
        state.clock().advance(Duration.ofHours(6).minusSeconds(1));

        assertThat(verifies(last)).isTrue();
        assertThat(verifies(token(here))).isTrue();
    }

    @Test
    void anOldKeyStaysWhileATokenLivesThatItMayHaveSigned() {
        String first = here.current().getKeyID();
        UUID account = state.accounts().create("ada", TestState.PASSWORD, Rank.STAFF);
        state.database().update("""
                insert into mcp_sql.oauth_client (client_id, client_name, redirect_uris, registered_from)
                values ('c', 'c', '{http://localhost/cb}', '')
                """);
        state.database()
                .update(
                        """
                insert into mcp_sql.access_token
                       (token_id, code_hash, client_id, account_id, redirect_uri, scope, resource, issued_at, expires_at)
                values ('long', '', 'c', ?, '', '', '', ?, ?)
                """,
                        account,
                        state.clock().instant(),
                        state.clock().instant().plus(Duration.ofHours(24)));
        state.rotation().rotate();

        state.clock().advance(Duration.ofHours(23));
        assertThat(published(here)).contains(first);

        state.clock().advance(Duration.ofHours(2));
        assertThat(published(here)).doesNotContain(first);
    }

    @Test
    void aRetiredKeyIsWorthNothingWithinASecond() throws ParseException {
        String token = token(here);
        String keyId = SignedJWT.parse(token).getHeader().getKeyID();
        assertThat(verifies(token)).isTrue();

        assertThat(state.rotation().retire(keyId)).isTrue();

        assertThat(here.current().getKeyID()).isNotEqualTo(keyId);
        aSecondPasses();
        assertThat(verifies(token)).isFalse();
        assertThat(published(there)).doesNotContain(keyId).hasSize(1);
        assertThat(verifies(token(there))).isTrue();
    }

    @Test
    void theWaitingKeySignsAtOnceAfterAnIncident() {
        String first = here.current().getKeyID();
        SigningKey next = state.rotation().rotate();

        state.rotation().retire(first);

        assertThat(here.current().getKeyID()).isEqualTo(next.keyId());
    }

    @Test
    void keysThatAreEndedByHandSignAndVerifyNothing() {
        String token = token(here);
        assertThat(verifies(token)).isTrue();

        state.database().update("update mcp_sql.signing_key set retired_at = now()");
        aSecondPasses();

        assertThat(verifies(token)).isFalse();
        assertThat(verifies(token(there))).isTrue();
    }

    @Test
    void retiringWhatIsNotThereSaysSo() {
        String only = here.current().getKeyID();

        assertThat(state.rotation().retire("unknown")).isFalse();
        assertThat(state.rotation().retire(only)).isTrue();
        assertThat(state.rotation().retire(only)).isFalse();
    }

    @Test
    void aRowThatDoesNotOpenStopsEverything() {
        here.current();
        state.database()
                .update("update mcp_sql.signing_key set private_key_encrypted = '\\x00' || private_key_encrypted");

        assertThatThrownBy(() -> state.keys().current())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not open");
    }

    /** What operators do when the encryption key was lost or has to be another. */
    @Test
    void aKeyThatDoesNotOpenCanBeRetiredAndTheNextOneSigns() {
        String sealedUnderAnother = here.current().getKeyID();
        state.database()
                .update("update mcp_sql.signing_key set private_key_encrypted = '\\x00' || private_key_encrypted");

        assertThat(state.rotation().all()).hasSize(1);
        assertThat(state.rotation().retire(sealedUnderAnother)).isTrue();

        assertThat(verifies(token(state.keys()))).isTrue();
    }

    private void aSecondPasses() {
        state.clock().advance(Duration.ofSeconds(1));
    }

    private static List<String> published(SigningKeys node) {
        return node.published().stream().map(RSAKey::getKeyID).toList();
    }

    private boolean verifies(String token) {
        return verifier.verify(token).match(claims -> true, () -> false);
    }

    private String token(SigningKeys node) {
        Instant now = state.clock().instant();
        return new TokenIssuer(node, state.settings())
                .signer()
                .token(new Grant(
                        UUID.randomUUID().toString(),
                        UUID.randomUUID(),
                        "mcp-sql-x",
                        "http://localhost/cb",
                        "mcp:sql",
                        state.settings().publicUrl().resource(),
                        now,
                        now.plus(Duration.ofHours(6))));
    }
}
