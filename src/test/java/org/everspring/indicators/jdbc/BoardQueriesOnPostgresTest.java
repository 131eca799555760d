package org.everspring.indicators.jdbc;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("驾驶舱的查询（PostgreSQL）")
class BoardQueriesOnPostgresTest extends BoardQueriesContract {

    BoardQueriesOnPostgresTest() {
        super(TestDatabase.POSTGRES);
    }
}
