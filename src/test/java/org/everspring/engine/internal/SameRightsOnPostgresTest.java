package org.everspring.engine.internal;

import org.everspring.support.OnPostgres;
import org.junit.jupiter.api.DisplayName;

@OnPostgres
@DisplayName("每个角色的每个列表、每个数目、每项权限，与引擎自带的权限查询结果完全一致（PostgreSQL）")
class SameRightsOnPostgresTest extends SameRightsTest {}
