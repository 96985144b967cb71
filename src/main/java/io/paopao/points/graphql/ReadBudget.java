package io.paopao.points.graphql;

import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.microprofile.graphql.GraphQLException;

/// How many statements one request may still run. The text of a query does not tell: a fragment is
/// written once and spread many times. Not thread-safe; a query runs on one thread.
final class ReadBudget {

  static final int USUAL = 16;
  private static final String ATTRIBUTE = ReadBudget.class.getName();

  private int left = USUAL;

  /// The one of the request.
  static ReadBudget of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof ReadBudget known) {
      return known;
    }
    ReadBudget fresh = new ReadBudget();
    request.setAttribute(ATTRIBUTE, fresh);
    return fresh;
  }

  /// @throws GraphQLException when nothing is left
  void take() throws GraphQLException {
    if (left == 0) {
      throw new GraphQLException("query.tooCostly: more than " + USUAL + " reads");
    }
    left--;
  }
}
