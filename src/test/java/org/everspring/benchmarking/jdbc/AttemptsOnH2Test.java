package org.everspring.benchmarking.jdbc;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("对标和举措（H2）")
class AttemptsOnH2Test extends AttemptsContract {

    AttemptsOnH2Test() {
        super(TestDatabase.H2);
    }
}
