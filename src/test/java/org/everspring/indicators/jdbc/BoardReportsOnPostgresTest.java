package org.everspring.indicators.jdbc;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("看板的报送、逾期和待决（PostgreSQL）")
class BoardReportsOnPostgresTest extends BoardReportsContract {

    BoardReportsOnPostgresTest() {
        super(TestDatabase.POSTGRES);
    }
}
