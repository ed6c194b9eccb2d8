
$url = getenv('ANCV_CONNECT_URL');
$folder = getenv('FOLDER');
declareEstablishment('guide-php', 'Camping du Grand Pré', '10000652');
declareFolder($folder, 'guide-php', 30000, 'Lise Petit', 'lise@exemple.fr');
$token = establishmentToken('user-7', ['guide-php']);

try {
    requestPayment($folder, 100, 'lise@exemple.fr', 'a', $token);
} catch (AncvConnectProblem $problem) {
    echo $problem->status, ' ', $problem->problem(), ' ', $problem->isUncertain() ? 'uncertain' : 'certain', "\n";
}
$payment = requestPayment($folder, 12000, 'lise@exemple.fr', 'b', $token);
echo $payment['status'], ' ', requestPayment($folder, 12000, 'lise@exemple.fr', 'b', $token)['id'] === $payment['id'] ? 'same' : 'another', "\n";
$phone = json_decode(file_get_contents("$url/local/ancv/phone?beneficiary=lise@exemple.fr"), true);
$post = stream_context_create(['http' => ['method' => 'POST']]);
file_get_contents("$url/local/ancv/phone/{$phone['items'][0]['transactionId']}/confirmation", false, $post);
do {
    usleep(100_000);
    $seen = ancvConnect('GET', "/booking-folders/$folder", guestToken($folder));
} while ($seen['payments'][0]['status'] !== 'PAID');
echo $seen['paid']['amount'], ' ', $seen['customer'] === null ? 'guest' : 'other', "\n";
do {
    $refused = refuse($folder, $payment['id'], 'Complet', $token);
} while ($refused['status'] !== 'REFUSED');
echo $refused['refund']['outcome'], "\n";
try {
    refuse($folder, $payment['id'], 'Complet', guestToken($folder));
} catch (AncvConnectProblem $problem) {
    echo $problem->status, ' ', $problem->problem(), "\n";
}
