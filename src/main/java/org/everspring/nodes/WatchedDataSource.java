package org.everspring.nodes;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Says at once that there is no connection, where the pool would let everybody wait for it, one after the other. */
final class WatchedDataSource extends DelegatingDataSource {

    private final BooleanSupplier available;

    WatchedDataSource(DataSource pool, BooleanSupplier available) {
        super(pool);
        this.available = available;
    }

    @Override
    public Connection getConnection() throws SQLException {
        check();
        return super.getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        check();
        return super.getConnection(username, password);
    }

    private void check() throws SQLTransientConnectionException {
        if (!available.getAsBoolean()) {
            throw new SQLTransientConnectionException("The database cannot be reached", "08001");
        }
    }
}
