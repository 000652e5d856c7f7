// The code of a link stands behind the `#`, which browsers keep to themselves. It goes into the field, and
// out of the address: what stays in the history opens nothing. Without this, the code is typed.
const longest = 40;
const fillIn = () => {
  const code = location.hash.slice(1, longest + 1);
  if (code === '') return;
  history.replaceState(null, '', location.pathname);
  const field = document.getElementById('code');
  if (field) field.value = code;
};
fillIn();
addEventListener('hashchange', fillIn);
