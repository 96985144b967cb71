package io.paopao.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlErrorsTest {

  @ParameterizedTest
  @ValueSource(ints = {3, 1021, 1026, 1114})
  void aFullDiskIsNoFaultOfTheCaller(int code) {
    SQLException full = new SQLException("Error writing file 'binlog'", "HY000", code);

    assertThat(SqlErrors.isUnavailable(new TransactionException(full))).isTrue();
    assertThat(SqlErrors.isRetryable(full)).isFalse();
  }

  @Test
  void aWrongStatementIsNotUnavailable() {
    assertThat(SqlErrors.isUnavailable(new SQLException("syntax", "42000", 1064))).isFalse();
  }
}
