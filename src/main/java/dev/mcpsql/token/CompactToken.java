// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one form in which a token is read: compact (RFC 7515 §7.1), spelled in one way only, meaning one thing only.
 *
 * <p>Another spelling of the same bytes, a member that comes twice or text that is not UTF-8 would let two readers see two
 * tokens (RFC 8725 §2.4, §3.7), and so would the JSON serialization.
 */
final class CompactToken {

    /** What an Authorization header may carry; ours have under a thousand. */
    static final int MOST_CHARACTERS = 8192;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++");

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CompactToken() {}

    /**
     * The token, if it has the form and its header's members are as they must be.
     *
     * @param header says so of the names of all members
     */
    static Optional<SignedJWT> of(String text, Predicate<Set<String>> header) {
        if (text.length() > MOST_CHARACTERS || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.", -1);
        try {
            boolean good = Arrays.stream(parts).allMatch(CompactToken::canonical)
                    && header.test(members(parts[0]))
                    && !members(parts[1]).isEmpty();
            return good ? Optional.of(SignedJWT.parse(text)) : Optional.empty();
        } catch (ParseException | JacksonException | CharacterCodingException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** RFC 4648 §3.5: the bits that pad the last character are zero. */
    private static boolean canonical(String part) {
        return Base64URL.encode(new Base64URL(part).decode()).toString().equals(part);
    }

    /** The names of a JSON object's members; empty for every other kind of JSON. */
    private static Set<String> members(String part) throws CharacterCodingException {
        ByteBuffer bytes = ByteBuffer.wrap(new Base64URL(part).decode());
        JsonNode node = STRICT.readTree(
                StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        return node.isObject()
                ? node.propertyStream().map(java.util.Map.Entry::getKey).collect(Collectors.toSet())
                : Set.of();
    }
}
