package org.everspring.nodes;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.jdbc.DatabaseDriver;

/** A connection beside the pool, for what must not wait for the pool, or outlives the use of a connection there. */
final class OwnConnection {

    private OwnConnection() {}

    /** Other databases are one node's alone. */
    static boolean isPostgres(JdbcConnectionDetails database) {
        return DatabaseDriver.fromJdbcUrl(database.getJdbcUrl()) == DatabaseDriver.POSTGRESQL;
    }

    /**
     * @param name how the server calls it ({@code pg_stat_activity})
     * @param patience seconds that the server has to take it; what the address says goes before
     */
    static Connection open(JdbcConnectionDetails database, String name, int patience) throws SQLException {
        Properties properties = new Properties();
        put(properties, "user", database.getUsername());
        put(properties, "password", database.getPassword());
        put(properties, "ApplicationName", name);
        put(properties, "connectTimeout", Integer.toString(patience));
        put(properties, "loginTimeout", Integer.toString(patience));
        put(properties, "tcpKeepAlive", "true");
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    private static void put(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }
}
