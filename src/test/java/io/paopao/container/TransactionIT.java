package io.paopao.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.RequestContext;
import io.paopao.platform.Trace;
import io.paopao.platform.events.Event;
import io.paopao.platform.sql.Database;
import io.paopao.posts.Board;
import io.paopao.posts.Boards;
import jakarta.inject.Inject;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The transaction template on the server's own pools: a row and its event live or die together.
@ExtendWith(ArquillianExtension.class)
class TransactionIT {

  // The forum's own web.xml lets no library bring servlets; Arquillian needs the one of its.
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.1">
        <absolute-ordering/>
        <servlet>
          <servlet-name>ArquillianServletRunnerEE9</servlet-name>
          <servlet-class>org.jboss.arquillian.protocol.servlet5.runner.ServletTestRunner</servlet-class>
        </servlet>
        <servlet-mapping>
          <servlet-name>ArquillianServletRunnerEE9</servlet-name>
          <url-pattern>/ArquillianServletRunnerEE9</url-pattern>
        </servlet-mapping>
      </web-app>
      """;

  /// An event that nobody listens to.
  public record Probed(String key) implements Event {

    @Override
    public String topic() {
      return "container.probes";
    }
  }

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Inject private Database database;
  @Inject private Boards boards;

  private final String key = UUID.randomUUID().toString();

  @Deployment
  static WebArchive forum() throws Exception {
    File assertions =
        Path.of(Assertions.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toFile();
    return ShrinkWrap.create(WebArchive.class, "forum-in-container.war")
        .as(ExplodedImporter.class)
        .importDirectory("target/paopao")
        .as(WebArchive.class)
        .addClasses(TransactionIT.class, Probed.class, Refused.class)
        .setWebXML(new StringAsset(WEB_XML))
        .addAsLibrary(assertions);
  }

  @Test
  void frontDoorsAreInjectedAndReadTheSharedDatabase() {
    assertThat(boards.all()).extracting(Board::slug).isNotEmpty();
  }

  @Test
  void workThatFailsLeavesNeitherRowNorEvent() {
    assertThatThrownBy(() ->
            database.write(tx -> {
              insert(tx.handle());
              tx.publish(new Probed(key));
              throw new Refused();
            }))
        .isInstanceOf(Refused.class);
    assertThat(rows()).isZero();
  }

  @Test
  void writeInsideAWriteSharesItsFate() {
    assertThatThrownBy(() ->
            database.write(tx -> {
              database.write(inner -> insert(inner.handle()));
              throw new Refused();
            }))
        .isInstanceOf(Refused.class);
    assertThat(rows()).isZero();
  }

  @Test
  void writeIsSeenByTheNextReadOfTheSameRequest() throws Exception {
    RequestContext request = new RequestContext(Trace.start(), Locale.ENGLISH);
    int seen =
        request.run(() -> {
          database.write(tx -> insert(tx.handle()));
          return database.read(TransactionIT.this::rows);
        });
    assertThat(seen).isOne();
  }

  private int insert(Handle handle) {
    return handle.execute("INSERT INTO platform.inbox (listener, event_id) VALUES (?, 1)", key);
  }

  private int rows() {
    return database.readPrimary(this::rows);
  }

  private int rows(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT (SELECT count(*) FROM platform.inbox WHERE listener = :key)
                 + (SELECT count(*) FROM platform.outbox WHERE event_key = :key)
            """)
        .bind("key", key)
        .mapTo(int.class)
        .one();
  }
}
