package io.paopao.users.mail;

import io.paopao.platform.sql.Database;
import io.paopao.users.store.Account;
import io.paopao.users.store.AccountStore;
import io.paopao.users.store.MailStore.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Writes a mail when it is sent. Its link is made then, and nowhere kept.
@ApplicationScoped
class MailWriter {

  private final Database database;
  private final MailSettings settings;
  private final MailTokens tokens;
  private final MailLife life;

  @Inject
  MailWriter(Database database, MailSettings settings, MailTokens tokens, MailLife life) {
    this.database = database;
    this.settings = settings;
    this.tokens = tokens;
    this.life = life;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected MailWriter() {
    this(null, null, null, null);
  }

  /// Empty when there is nobody to write to: an address that was typed is nobody's, or the account
  /// may not sign in.
  Optional<Letter> write(Row row) {
    return database.write(tx ->
        account(tx.handle(), row)
            .filter(account -> account.standing().active())
            .map(account -> letter(tx.handle(), row, account)));
  }

  private static Optional<Account> account(Handle handle, Row row) {
    Long account = row.account();
    return account == null
        ? AccountStore.findByEmail(handle, row.recipient())
        : AccountStore.find(handle, account);
  }

  /// What the account says its address is, when a stranger has typed it: another may look the same.
  private static String recipient(Row row, Account account) {
    String own = account.credentials().email();
    return row.account() == null && own != null ? own : row.recipient();
  }

  private Letter letter(Handle handle, Row row, Account account) {
    MailKind kind = MailKind.of(row.kind());
    return switch (kind) {
      case VERIFY ->
          withLink(handle, row, account, new Link("verify-email?token=", life.of(kind).toHours()));
      case RESET ->
          withLink(
              handle, row, account, new Link("reset-password?token=", life.of(kind).toMinutes()));
      default ->
          Letter.of(
              kind,
              row.language(),
              recipient(row, account),
              account.handle(),
              settings.link("reset-password").toString());
    };
  }

  private record Link(String path, long holds) {}

  private Letter withLink(Handle handle, Row row, Account account, Link link) {
    MailKind kind = MailKind.of(row.kind());
    String recipient = recipient(row, account);
    String token = tokens.issue(handle, kind, account.id(), recipient);
    return Letter.of(
        kind,
        row.language(),
        recipient,
        account.handle(),
        settings.link(link.path() + token).toString(),
        link.holds());
  }
}
