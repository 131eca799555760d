package org.everspring.reporting;

import org.everspring.support.OnPostgres;
import org.junit.jupiter.api.DisplayName;

@OnPostgres
@DisplayName("责任单位季度报送：设置了本单位负责人签批（PostgreSQL）")
class ReportSignatureOnPostgresTest extends ReportSignatureTest {}
