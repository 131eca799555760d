package org.everspring.improvement;

import org.everspring.support.NineItems;
import org.junit.jupiter.api.DisplayName;

@NineItems
@DisplayName("九项任务每项从发现问题到各县区复制推广（H2）")
class WholeLoopOnH2Test extends WholeLoop {}
