package io.paopao.platform;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What travels with one request: who calls, in which language, which writes it must see, by when
/// it must be done, its trace.
///
/// Bound to the request's thread by [#run]; code outside a request sees [#current] as a fresh
/// context of its own, so it never needs to ask whether there is one. Not thread-safe: one request,
/// one thread at a time; work beside it gets a [#fork].
public final class RequestContext {

  private static final ScopedValue<RequestContext> CURRENT = ScopedValue.newInstance();

  private final Trace trace;
  private Locale locale;
  private String address = "";
  private Caller caller = Caller.ANONYMOUS;
  private Deadline deadline = Deadline.NEVER;
  private @Nullable String causal;
  private boolean advanced;

  public RequestContext(Trace trace, Locale locale) {
    this.trace = trace;
    this.locale = locale;
  }

  public static RequestContext current() {
    return CURRENT.isBound() ? CURRENT.get() : new RequestContext(Trace.start(), Locale.ENGLISH);
  }

  /// Whether somebody waits for what runs here.
  public static boolean isRequest() {
    return CURRENT.isBound();
  }

  public <T> T run(Callable<T> work) throws Exception {
    return ScopedValue.where(CURRENT, this).call(work::call);
  }

  /// A copy for work that goes on beside this request: the same caller, language, trace and writes
  /// to see. What the work writes itself is not told to this context.
  public RequestContext fork(Deadline until) {
    RequestContext fork = new RequestContext(trace, locale);
    fork.caller = caller;
    fork.causal = causal;
    fork.deadline = until;
    return fork;
  }

  /// Runs work whose result anybody may be shown: for a caller who is not signed in and has written
  /// nothing, with the language, trace and time of this request.
  public <T> T forEverybody(Supplier<T> work) {
    return forEverybody(deadline, work);
  }

  /// Like [#forEverybody(Supplier)], with a time of its own: others may wait for it, too.
  public <T> T forEverybody(Deadline until, Supplier<T> work) {
    RequestContext everybody = new RequestContext(trace, locale);
    everybody.deadline = until;
    return ScopedValue.where(CURRENT, everybody).call(work::get);
  }

  public Trace trace() {
    return trace;
  }

  public Locale locale() {
    return locale;
  }

  /// The caller has chosen another language than its browser asks for.
  public void locale(Locale chosen) {
    this.locale = chosen;
  }

  /// The network address of the client; "" outside a request.
  public String address() {
    return address;
  }

  public void address(String client) {
    this.address = client;
  }

  public Caller caller() {
    return caller;
  }

  public void caller(Caller authenticated) {
    this.caller = authenticated;
  }

  /// By when the request must be done; [Deadline#NEVER] when nobody has said.
  public Deadline deadline() {
    return deadline;
  }

  public void deadline(Deadline until) {
    this.deadline = until;
  }

  /// The causal token that reads must have caught up with: the client's, or the one of this
  /// request's own last write.
  public @Nullable String causal() {
    return causal;
  }

  public void mustSee(String token) {
    this.causal = token;
  }

  /// Remembers the token of a transaction that this request has committed.
  public void committed(String token) {
    this.causal = token;
    this.advanced = true;
  }

  /// Remembers how far the server was that answered a read, so that the caller's next one goes back
  /// behind nothing that this one has shown.
  public void saw(String token) {
    committed(token);
  }

  /// The token that the answer carries, or null when the caller's own is still the latest.
  public @Nullable String advanced() {
    return advanced ? causal : null;
  }
}
