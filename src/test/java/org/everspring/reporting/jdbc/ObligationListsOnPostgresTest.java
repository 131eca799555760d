package org.everspring.reporting.jdbc;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("报送任务的清单（PostgreSQL）")
class ObligationListsOnPostgresTest extends ObligationListsContract {

    ObligationListsOnPostgresTest() {
        super(TestDatabase.POSTGRES);
    }
}
