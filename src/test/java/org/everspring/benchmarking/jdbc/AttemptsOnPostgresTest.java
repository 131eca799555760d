package org.everspring.benchmarking.jdbc;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("对标和举措（PostgreSQL）")
class AttemptsOnPostgresTest extends AttemptsContract {

    AttemptsOnPostgresTest() {
        super(TestDatabase.POSTGRES);
    }
}
