package org.everspring.indicators.jdbc;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("驾驶舱的查询（H2）")
class BoardQueriesOnH2Test extends BoardQueriesContract {

    BoardQueriesOnH2Test() {
        super(TestDatabase.H2);
    }
}
