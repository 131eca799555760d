package org.everspring.promotion.jdbc;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("典型经验的数据表（H2）")
class ExperiencesOnH2Test extends ExperiencesContract {

    ExperiencesOnH2Test() {
        super(TestDatabase.H2);
    }
}
