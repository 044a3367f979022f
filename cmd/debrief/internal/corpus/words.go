package corpus

import "strings"

// fault is a thing that breaks: what, how, and the words for a file's name.
type fault struct{ subject, verb, slug string }

func subjects() []string {
	return strings.Fields(`queue relay index mailbox router certificate database cache gateway journal token replica
		scheduler balancer resolver connector parser ledger proxy shard snapshot template throttle tunnel vault
		webhook worker bucket catalogue digest cluster switch firewall listener backup registry dashboard archive
		blocklist filter classifier importer exporter indexer notifier dispatcher autoresponder alias keyring quota
		sandbox partition mirror beacon collector checksum crawler decoder encoder envelope forwarder greylist
		handshake inbox lease manifest mutex namespace outbox pager payload pipeline pointer policy prefix probe
		renderer schema sensor session sidecar signature spool subscription thread timer trigger uplink validator
		volume watchdog watermark allowlist wildcard zone`)
}

func verbs() []string {
	return strings.Fields(`stalled overflowed crashed vanished expired looped lagged leaked froze drifted flapped
		doubled emptied faltered jammed locked lost misfired overheated paused rejected restarted saturated shrank
		skipped slowed splintered starved stuck timed-out truncated tripped unmounted unravelled wavered throttled
		corrupted desynchronised deadlocked deferred dropped duplicated rerouted shuffled swallowed`)
}

func adjectives() []string {
	return strings.Fields(`old new second northern southern eastern western central spare primary hidden shared small
		large early late quiet busy narrow wide regional local remote nightly weekly monthly manual automatic
		temporary permanent recent silent stale warm cold empty full partial complete public private internal outer
		inner parallel serial single double lower upper former latest blue green amber violet copper silver granite
		marble cedar willow harbour meadow summit valley lantern anchor compass`)
}

func places() []string {
	return strings.Fields(`Aarhus Bergen Bilbao Bordeaux Bratislava Brno Cagliari Cork Debrecen Dresden Eindhoven Espoo
		Faro Gdansk Geneva Ghent Gothenburg Graz Groningen Heraklion Innsbruck Kaunas Klagenfurt Kosice Leeds Liege
		Limassol Linz Ljubljana Lublin Lugano Malmo Maribor Nantes Narva Odense Ostrava Oulu Palermo Patras Pecs
		Plovdiv Porto Rijeka Rostock Salzburg Santander Split Tampere Tartu Toulouse Trieste Trondheim Turku Umea
		Utrecht Uppsala Valencia Varna Verona Vilnius Wroclaw Zagreb Zaragoza Osaka Sapporo Nagoya Busan Taipei Hanoi
		Perth Adelaide Auckland Nairobi Accra Dakar Tunis Quito Lima Bogota Halifax Calgary Tucson Omaha Raleigh`)
}

func readers() []string {
	return []string{"schools", "hospitals", "small firms", "law offices", "town halls", "libraries", "shops",
		"newspapers", "charities", "railways", "universities", "banks", "farms", "theatres", "clinics", "insurers",
		"museums", "breweries", "shipyards", "bakeries", "publishers", "hotels", "airlines", "laboratories"}
}

func causes() []string {
	return []string{"a limit that nobody remembered", "a table that had grown too long", "two settings that contradict each other",
		"a clock that ran ahead", "a key that was rotated on one side only", "a list that was read in the wrong order",
		"a disk that answered too slowly", "a default that changed with a library", "a script that ran twice",
		"a name that led to the old address", "a lock that was never released", "a rule that matched too much",
		"a field that was empty for the first time", "a route that won by being narrower", "a test that never ran",
		"a message that was larger than its box", "a pool that was shared with another service", "a copy that had gone stale"}
}

// coined makes up a word, such as the name of a machine: one of some thousands.
func coined(d dice) string {
	heads := strings.Fields("bal bren cal cor dal del el fen gal har il jor kel lan mer nol or pel quin ros sel tam ul vor wen zan")
	middles := strings.Fields("a adi an ari e eli en eri i ile in ira o oli on ora u uli un ura")
	tails := strings.Fields("ba cor dan dor fa gon la len mir na nor pha ra ran ris ser ta ton va vin")
	return one(d, heads) + one(d, middles) + one(d, tails)
}
