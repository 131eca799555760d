package org.everspring.quarter;

import org.everspring.support.NineItems;
import org.junit.jupiter.api.DisplayName;

@NineItems
@DisplayName("九项任务的一个完整季度（H2）")
class WholeQuarterOnH2Test extends WholeQuarter {}
