package corpus

// passage is what a record says in another language than English.
type passage struct{ title, summary, entry string }

// foreign lists passages in other scripts and languages, none of them with
// anything that the rules about English words could judge.
func foreign() []passage {
	return []passage{
		{"受信メールの配信が遅延しました", "一部のお客様宛てのメールの配信が遅れました。現在は復旧しています。", "キューの処理が止まり、配信が遅れ始めた。"},
		{"迷惑メール判定の誤りについて", "正常なメールが迷惑メールとして隔離されました。隔離されたメールはすべて配信しました。", "誤判定の報告がお客様から届いた。"},
		{"サインインできない状態が発生しました", "夜間にサインインできない状態が続きました。設定を元に戻しました。", "設定変更を元に戻し、監視を続けている。"},
		{"Zustellung verzögert: Prüfschlüssel ungültig", "Für einige Kunden kamen Nachrichten später an. Die Störung ist behoben, alle Nachrichten wurden nachgeliefert.", "Die Warteschlange läuft über; der Schlüssel für die Prüfung ist abgelaufen."},
		{"Fälschlich zurückgehaltene Grußkarten", "Über Nacht hielt der Filter harmlose Grüße zurück. Die Prüfregel wurde zurückgenommen.", "Größere Mengen grüßender Nachrichten liegen in der Quarantäne."},
		{"Überlastete Anmeldung in Köln und Zürich", "Die Anmeldung war für Büros in Köln und Zürich zeitweise nicht möglich. Sie läuft wieder.", "Die Lastverteilung wird geändert; Zürich meldet sich zurück."},
		{"Règle trop sévère : courriers retenus à tort", "Des courriers légitimes ont été retenus pendant la nuit. Ils ont été remis à leurs destinataires.", "La règle a été retirée ; les courriers retenus sont libérés."},
		{"Señal perdida: la búsqueda quedó vacía", "La búsqueda no devolvió resultados durante unas horas. Ya funciona con normalidad.", "El índice se reconstruye a partir de la última copia."},
		{"Påmeldingen svarte ikke på Sørlandet", "Brukere på Sørlandet fikk ikke meldt seg på. Feilen er rettet.", "Ruten over Ålesund er tatt i bruk igjen."},
		{"תקלה במסירת דואר נכנס", "חלק מהודעות הדואר נמסרו באיחור. התקלה תוקנה.", "התור נעצר והמסירה מתעכבת."},
		{"تأخر تسليم البريد الوارد", "وصلت بعض الرسائل متأخرة. عادت الخدمة إلى العمل.", "توقفت قائمة الانتظار وبدأ التأخير."},
		{"Задержка доставки почты", "Часть писем пришла с опозданием. Доставка восстановлена.", "Очередь остановилась, письма ждут отправки."},
	}
}
