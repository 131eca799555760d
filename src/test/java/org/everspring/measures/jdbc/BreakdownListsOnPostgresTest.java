package org.everspring.measures.jdbc;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("细化举措的清单（PostgreSQL）")
class BreakdownListsOnPostgresTest extends BreakdownListsContract {

    BreakdownListsOnPostgresTest() {
        super(TestDatabase.POSTGRES);
    }
}
