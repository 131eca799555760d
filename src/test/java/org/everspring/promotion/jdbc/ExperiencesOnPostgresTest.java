package org.everspring.promotion.jdbc;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("典型经验的数据表（PostgreSQL）")
class ExperiencesOnPostgresTest extends ExperiencesContract {

    ExperiencesOnPostgresTest() {
        super(TestDatabase.POSTGRES);
    }
}
