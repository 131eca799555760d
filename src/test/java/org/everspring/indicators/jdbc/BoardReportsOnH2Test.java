package org.everspring.indicators.jdbc;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("看板的报送、逾期和待决（H2）")
class BoardReportsOnH2Test extends BoardReportsContract {

    BoardReportsOnH2Test() {
        super(TestDatabase.H2);
    }
}
