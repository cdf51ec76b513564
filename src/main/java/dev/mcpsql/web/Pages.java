// SPDX-License-Identifier: MIT
package dev.mcpsql.web;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The pages people see while they sign in and consent: templates that escape every value, and headers that let the page load
 * its one stylesheet and post its own forms, nothing else (Content Security Policy 3; OWASP HTTP headers cheat sheet). Only a
 * page that can ask for a passkey, which takes a script, loads the one there is.
 */
@Component
public final class Pages {

    /** Every page there is. */
    public enum Name {
        SIGN_IN("sign-in"),
        CODE("code"),
        RECOVERY("recovery"),
        RECOVERED("recovered"),
        AUTHENTICATOR("authenticator"),
        RECOVERY_CODES("recovery-codes"),
        NEW_CODES("new-codes"),
        REMOVE("remove"),
        CONFIRM("confirm"),
        PASSKEY("passkey"),
        PASSWORD("password"),
        CONSENT("consent"),
        DENIED("denied"),
        PROBLEM("problem"),
        HOME("home"),
        SIGNED_OUT("signed-out"),
        ADD_AGAIN("add-again"),
        RETURN("return");

        final String file;

        Name(String file) {
            this.file = file;
        }
    }

    private static final String STRICT_TRANSPORT = "max-age=31536000";

    private final Map<Name, Template> templates = new EnumMap<>(Name.class);
    private final Settings settings;

    @Inject
    public Pages(Settings settings) {
        this.settings = settings;
        Mustache.Compiler compiler = compiler();
        Arrays.stream(Name.values()).forEach(name -> templates.put(name, compiler.loadTemplate(name.file)));
    }

    /** Escapes every value; knows no section without a value; an empty text is no reason to show one. */
    static Mustache.Compiler compiler() {
        return Mustache.compiler()
                .escapeHTML(true)
                .strictSections(true)
                .emptyStringIsFalse(true)
                .withLoader(Pages::source);
    }

    /** A page whose forms lead back here only. */
    public Response.ResponseBuilder show(int status, Name name, Map<String, Object> values) {
        return show(status, name, values, "form-action 'self'");
    }

    /** The same with our one script, which may ask nobody but this server. */
    public Response.ResponseBuilder showScripted(int status, Name name, Map<String, Object> values) {
        Map<String, Object> model = new HashMap<>(values);
        model.put("script", true);
        return show(status, name, model, "form-action 'self'; script-src 'self'; connect-src 'self'");
    }

    /** A page whose form ends, through a redirect, at the given source; browsers count the redirect too. */
    public Response.ResponseBuilder showLeadingTo(String source, Name name, Map<String, Object> values) {
        return show(200, name, values, "form-action 'self' " + source);
    }

    /** An error that only a person can do something about. */
    public Response problem(int status, String sentence) {
        return show(status, Name.PROBLEM, Map.of("sentence", sentence)).build();
    }

    /** Goes on with GET, whatever came before (RFC 9110 §15.4.4): a form's body never travels on. */
    public static Response.ResponseBuilder seeOther(String location) {
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", location)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer");
    }

    private Response.ResponseBuilder show(int status, Name name, Map<String, Object> values, String directives) {
        Map<String, Object> model = new HashMap<>(values);
        model.putIfAbsent("script", false);
        model.put("resourceName", settings.resourceName());
        model.put("mfaOff", !settings.signIn().mfaRequired());
        String html = Objects.requireNonNull(templates.get(name)).execute(model);
        Response.ResponseBuilder page = Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", policy(directives))
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .entity(html);
        return settings.publicUrl().https() ? page.header("Strict-Transport-Security", STRICT_TRANSPORT) : page;
    }

    private static String policy(String directives) {
        return "default-src 'none'; style-src 'self'; " + directives + "; frame-ancestors 'none'; base-uri 'none'";
    }

    private static Reader source(String file) {
        InputStream stream = Pages.class.getResourceAsStream(file + ".mustache");
        return new InputStreamReader(
                Objects.requireNonNull(stream, "a template is missing from the archive"), StandardCharsets.UTF_8);
    }

    /** The stylesheet. */
    public static String style() {
        return text("style.css");
    }

    /** The script. */
    public static String script() {
        return text("passkey.js");
    }

    private static String text(String name) {
        try (InputStream file =
                Objects.requireNonNull(Pages.class.getResourceAsStream(name), name + " is missing from the archive")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
