package org.everspring.scoring;

import org.junit.jupiter.api.DisplayName;

@DisplayName("真实方案的一个考核年度（H2）")
class ScoredYearOnH2Test extends ScoredYear {}
