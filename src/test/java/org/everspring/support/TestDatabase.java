package org.everspring.support;

import static java.util.stream.Collectors.joining;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The application's tables alone, as a start makes them, for tests of what reads and writes them: in memory, and on the
 * PostgreSQL server of all tests. Both stay until the process ends; a test begins by {@link #emptied}.
 */
public enum TestDatabase {
    H2("set referential_integrity false", "set referential_integrity true", "classpath:db/migration") {
        @Override
        HikariDataSource open() {
            return pool("jdbc:h2:mem:tables;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "sa", "");
        }
    },

    /** With what only PostgreSQL can hold people to, as production is set; a superuser may do without. */
    POSTGRES(
            "set session_replication_role = replica",
            "set session_replication_role = default",
            "classpath:db/migration",
            "classpath:db/postgresql") {
        @Override
        HikariDataSource open() {
            return pool(Postgres.create("tables"), Postgres.USER, Postgres.USER);
        }
    };

    private final String unguarded;
    private final String guarded;
    private final String[] migrations;
    private HikariDataSource source;

    TestDatabase(String unguarded, String guarded, String... migrations) {
        this.unguarded = unguarded;
        this.guarded = guarded;
        this.migrations = migrations;
    }

    abstract HikariDataSource open();

    private static HikariDataSource pool(String url, String user, String password) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMinimumIdle(1);
        return pool;
    }

    /** Where Flyway finds what makes the tables. */
    public String[] migrations() {
        return migrations.clone();
    }

    /** With the tables, and what was put into them. */
    public synchronized DataSource source() {
        if (source == null) {
            source = open();
            Flyway.configure().dataSource(source).locations(migrations).load().migrate();
        }
        return source;
    }

    /** With the tables, and nothing in them. */
    public DataSource emptied() {
        JdbcClient jdbc = JdbcClient.create(source());
        unguarded(jdbc, deletions(jdbc));
        return source;
    }

    /** Does to the tables what nobody can do through the application. */
    public void tamper(String sql) {
        unguarded(JdbcClient.create(source()), sql);
    }

    /** Of all that is in the application's own tables, and of all history in the engine's, in any order. */
    static String deletions(JdbcClient jdbc) {
        return jdbc
                .sql("select table_name from information_schema.tables where table_schema = current_schema"
                        + " and table_type = 'BASE TABLE' and (lower(table_name) not like 'act|_%' escape '|'"
                        + " or lower(table_name) like 'act|_hi|_%' escape '|')"
                        + " and lower(table_name) not like 'flyway|_%' escape '|'"
                        // A browser stays signed in from one test to the next.
                        + " and lower(table_name) not like 'web|_session%' escape '|'")
                .query(String.class)
                .list()
                .stream()
                .map(table -> "delete from \"" + table + "\"")
                .collect(joining(";"));
    }

    /** Runs this whatever the tables refer to and whatever guards them. */
    void unguarded(JdbcClient jdbc, String sql) {
        jdbc.sql(unguarded + ";" + sql + ";" + guarded).update();
    }
}
