package org.everspring.improvement.jdbc;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("问题的清单（PostgreSQL）")
class ProblemListsOnPostgresTest extends ProblemListsContract {

    ProblemListsOnPostgresTest() {
        super(TestDatabase.POSTGRES);
    }
}
