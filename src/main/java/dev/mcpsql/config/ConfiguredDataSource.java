// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A data source that connects as the settings say, whatever the server that pools it sets afterwards.
 *
 * <p>Servers apply the defaults of {@code <data-source>} through setters once the object is made; Payara sets the server
 * name to {@code localhost} (Jakarta Annotations 3.0 §2.18, {@code serverName}). Address, user and password are therefore
 * held here, and the setters reach nothing.
 */
public abstract class ConfiguredDataSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    private final String address;
    private final String login;
    private final transient Secret secret;

    /** With the driver's properties, each by the name that pgjdbc gives it. */
    // The setters are the driver's, and no subclass may override what they call.
    @SuppressWarnings("this-escape")
    protected ConfiguredDataSource(DatabaseSettings settings, Map<PGProperty, String> properties) {
        setURL(settings.url());
        properties.forEach(this::setProperty);
        this.address = super.getUrl();
        this.login = settings.user();
        this.secret = settings.requiredPassword();
    }

    @Override
    public final String getUrl() {
        // The driver's constructor asks before there is an address.
        return address == null ? super.getUrl() : address;
    }

    @Override
    public final Connection getConnection() throws SQLException {
        return getConnection(null, null);
    }

    /** As configured; WildFly passes null for both and means just that, Payara passes what its pool was told. */
    @Override
    public final Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return super.getConnection(login, secret.value());
    }
}
