package org.everspring.scoring.jdbc;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("得分的数据表（PostgreSQL）")
class ScoresOnPostgresTest extends ScoresContract {

    ScoresOnPostgresTest() {
        super(TestDatabase.POSTGRES);
    }
}
