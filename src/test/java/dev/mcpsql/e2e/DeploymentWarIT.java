// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packaged archive, put onto the server by the container's own way, at a port that its configuration does not name.
 */
@ExtendWith(WithInstallation.class)
@ArquillianTest
class DeploymentWarIT {

    @ArquillianResource
    private URL deployed;

    @Deployment(testable = false)
    static WebArchive archive() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("war.file")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /health/live                                | 200
            /health/ready                               | 200
            /.well-known/oauth-authorization-server     | 200
            /.well-known/oauth-protected-resource/mcp/sql | 200
            /o/jwks                                     | 200
            /mcp/sql                                    | 401
            /no/such/page                               | 404
            /WEB-INF/web.xml                            | 404
            /META-INF/MANIFEST.MF                       | 404
            """)
    void answers(String path, int status) {
        assertThat(get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void namesItselfAsConfiguredAndNeverAsAsked() {
        JsonNode metadata = JsonMapper.shared()
                .readTree(get("/.well-known/oauth-authorization-server").body());

        String issuer = metadata.required("issuer").asString();
        assertThat(issuer).startsWith("http://localhost:").doesNotEndWith(":" + deployed.getPort());
        assertThat(metadata.required("token_endpoint").asString()).startsWith(issuer + "/o/");
    }

    @Test
    void sendsAStrangerFromThePagesToSignIn() {
        HttpResponse<String> response = get("/admin/queries.xhtml");

        assertThat(response.statusCode()).isIn(302, 303);
        assertThat(response.headers().firstValue("Location").orElse("")).contains("/o/sign-in");
    }

    /** At 127.0.0.1, for the address that the container guesses is not bound. */
    private HttpResponse<String> get(String path) {
        URI address = URI.create("http://127.0.0.1:" + deployed.getPort() + path);
        return Http.send(HttpRequest.newBuilder(address).GET().build());
    }
}
