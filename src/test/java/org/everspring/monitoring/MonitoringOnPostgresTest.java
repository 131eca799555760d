package org.everspring.monitoring;

import org.everspring.support.OnPostgres;
import org.junit.jupiter.api.DisplayName;

@OnPostgres
@DisplayName("监控（PostgreSQL）")
class MonitoringOnPostgresTest extends MonitoringTest {}
