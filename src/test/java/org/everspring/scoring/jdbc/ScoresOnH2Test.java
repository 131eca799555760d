package org.everspring.scoring.jdbc;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("得分的数据表（H2）")
class ScoresOnH2Test extends ScoresContract {

    ScoresOnH2Test() {
        super(TestDatabase.H2);
    }
}
