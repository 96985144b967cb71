// wsload: opens n WebSocket connections that speak the push contract, subscribes each to a channel, then publishes
// and measures delivery. It prints one JSON object. Latency is from the moment the publish request is sent, spread
// from the first subscriber that a publication reaches.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

func max(a, b int64) int64 {
	if a > b {
		return a
	}
	return b
}

// waits until all has arrived, or nothing more within that time
func awaitAll(received *int64, expected int64, settle time.Duration) {
	before, since := int64(-1), time.Now()
	for now := atomic.LoadInt64(received); now < expected && time.Since(since) < settle; now = atomic.LoadInt64(received) {
		if now != before {
			before, since = now, time.Now()
		}
		time.Sleep(20 * time.Millisecond)
	}
	time.Sleep(100 * time.Millisecond) // what would come twice
}

func main() {
	urls := flag.String("url", "ws://127.0.0.1:9080/ws/v1", "comma-separated push nodes")
	n := flag.Int("n", 1000, "connections")
	rate := flag.Int("parallel", 64, "handshakes under way at once")
	channel := flag.String("channel", "thread:1", "channel to subscribe to")
	token := flag.String("token", "", "access token for the connect frame")
	pubURL := flag.String("publish", "", "URL to POST to for each publication; empty: none")
	pubBody := flag.String("body", `{"nonce":"NONCE"}`, "publish body; NONCE is replaced")
	auth := flag.String("auth", "", "Authorization header of the publish request")
	count := flag.Int("count", 10, "publications")
	gap := flag.Duration("gap", 500*time.Millisecond, "between publications of one writer")
	writers := flag.Int("writers", 1, "writers that publish at once; they share the publications")
	settle := flag.Duration("settle", 2*time.Second, "wait for what is still to arrive, as long as something does within this time")
	hold := flag.Duration("hold", 0, "stay connected this long before publishing")
	flag.Parse()

	nodes := strings.Split(*urls, ",")
	var sent sync.Map  // nonce -> time.Time
	var first sync.Map // nonce -> time.Time of its first arrival
	var received int64
	var last int64 // nanoseconds since 1970 of the last arrival
	var mu sync.Mutex
	var lat, spread []float64
	var ok, failed, dropped, stopping int64
	var wg sync.WaitGroup
	sem := make(chan struct{}, *rate)
	d := &websocket.Dialer{ReadBufferSize: 512, WriteBufferSize: 512, HandshakeTimeout: 30 * time.Second, Subprotocols: []string{"paopao.v1"}}
	conns := make([]*websocket.Conn, *n)
	t0 := time.Now()
	for i := 0; i < *n; i++ {
		wg.Add(1)
		sem <- struct{}{}
		go func(i int) {
			defer wg.Done()
			defer func() { <-sem }()
			c, _, err := d.Dial(nodes[i%len(nodes)], nil)
			if err != nil {
				if atomic.AddInt64(&failed, 1) < 4 {
					fmt.Fprintln(os.Stderr, err)
				}
				return
			}
			connect := map[string]any{}
			if *token != "" {
				connect["token"] = *token
			}
			c.WriteJSON(map[string]any{"id": 1, "connect": connect})
			c.WriteJSON(map[string]any{"id": 2, "subscribe": map[string]any{"channel": *channel}})
			for got := 0; got < 2; {
				c.SetReadDeadline(time.Now().Add(30 * time.Second))
				_, m, err := c.ReadMessage()
				if err != nil || bytes.Contains(m, []byte(`"error"`)) {
					if atomic.AddInt64(&failed, 1) < 4 {
						fmt.Fprintln(os.Stderr, err, string(m))
					}
					return
				}
				if bytes.Contains(m, []byte(`"result"`)) {
					got++
				}
			}
			c.SetReadDeadline(time.Time{})
			conns[i] = c
			atomic.AddInt64(&ok, 1)
			go func() {
				for {
					_, m, err := c.ReadMessage()
					if err != nil {
						if atomic.LoadInt64(&stopping) == 0 {
							atomic.AddInt64(&dropped, 1)
						}
						return
					}
					at := time.Now()
					if len(m) <= 2 {
						c.WriteMessage(websocket.TextMessage, []byte("{}"))
						continue
					}
					if k := bytes.Index(m, []byte("nonce-")); k >= 0 && len(m) >= k+16 {
						if s, found := sent.Load(string(m[k : k+16])); found {
							f, _ := first.LoadOrStore(string(m[k:k+16]), at)
							mu.Lock()
							lat = append(lat, float64(at.Sub(s.(time.Time)).Microseconds())/1000)
							spread = append(spread, float64(at.Sub(f.(time.Time)).Microseconds())/1000)
							last = max(last, at.UnixNano())
							mu.Unlock()
							atomic.AddInt64(&received, 1)
						}
					}
				}
			}()
		}(i)
	}
	wg.Wait()
	connected := time.Since(t0)
	fmt.Fprintln(os.Stderr, "connected", ok)
	time.Sleep(*hold)
	var publishErrors, taken int64
	begin := time.Now()
	poster := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: *writers}}
	publish := func(k int64) bool {
		nonce := fmt.Sprintf("nonce-%010d", k)
		sent.Store(nonce, time.Now())
		req, _ := http.NewRequest("POST", *pubURL, strings.NewReader(strings.ReplaceAll(*pubBody, "NONCE", nonce)))
		req.Header.Set("Content-Type", "application/json")
		if *auth != "" {
			req.Header.Set("Authorization", *auth)
		}
		resp, err := poster.Do(req)
		if err != nil {
			return false
		}
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		return resp.StatusCode/100 == 2
	}
	if *pubURL != "" {
		var writing sync.WaitGroup
		for w := 0; w < *writers; w++ {
			writing.Add(1)
			go func() {
				defer writing.Done()
				for k := atomic.AddInt64(&taken, 1); k <= int64(*count); k = atomic.AddInt64(&taken, 1) {
					if !publish(begin.UnixNano()/1e3%1e6*1e4 + k) {
						atomic.AddInt64(&publishErrors, 1)
					}
					time.Sleep(*gap)
				}
			}()
		}
		writing.Wait()
		awaitAll(&received, int64(*count)*ok, *settle)
	}
	atomic.StoreInt64(&stopping, 1)
	mu.Lock()
	sort.Float64s(lat)
	sort.Float64s(spread)
	q := func(sorted []float64, p float64) float64 {
		if len(sorted) == 0 {
			return 0
		}
		return sorted[int(p*float64(len(sorted)-1))]
	}
	perSecond := 0.0
	if last > 0 {
		perSecond = float64(len(lat)) / (float64(last-begin.UnixNano()) / 1e9)
	}
	json.NewEncoder(os.Stdout).Encode(map[string]any{"connected": ok, "failed": failed, "dropped": dropped, "connectSeconds": connected.Seconds(),
		"publications": *count, "publishErrors": publishErrors, "delivered": len(lat), "expected": int(ok) * *count,
		"p50ms": q(lat, .5), "p99ms": q(lat, .99), "maxms": q(lat, 1), "spreadP50ms": q(spread, .5), "spreadP99ms": q(spread, .99),
		"perSecond": perSecond})
	mu.Unlock()
	for _, c := range conns {
		if c != nil {
			c.Close()
		}
	}
}
