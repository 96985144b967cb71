package io.paopao.points.graphql;

import io.paopao.platform.Caller;

/// Who asks for customers.
///
/// @param service whether it is another context of the forum
record Viewer(Caller caller, boolean service) {

  static final String ATTRIBUTE = Viewer.class.getName();

  boolean maySee(long member) {
    return service || caller.isAdmin() || caller.is(member);
  }
}
